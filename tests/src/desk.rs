//! A worker's desk on the mock runtime: one window, one vault in a folder of its own.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use daybook::clipboard::{Board, Clipboard};
use daybook::open_dialog::{OpenDialog, Wanted};
use daybook::save_dialog::SaveDialog;
use daybook::session::Session;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, AppHandle, Manager, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

use crate::PASSPHRASE;

pub struct Desk {
    app: App<MockRuntime>,
    folder: TempDir,
    pub case: String,
    pub note: String,
    /// A file on the case's evidence list.
    pub evidence: String,
    /// Another case, whose referral is recorded as sent, and that record.
    pub sent_case: String,
    pub sent: String,
    /// An earlier version of the note, a file added to it, someone and something in the person's life.
    pub version: String,
    pub attachment: String,
    pub person: String,
    pub event: String,
    /// A conversation that is open in the case, a decision recorded in it, translations that were added.
    pub talk: String,
    pub decision: String,
    pub translation: String,
    /// A negative decision recorded in the case that was sent, and its letter.
    pub letter_of: String,
    pub letter: String,
    choosing: Arc<Mutex<Vec<PathBuf>>>,
    meanwhile: Meanwhile,
    board: TestBoard,
}

/// What happens while the next save dialog stands open.
type Meanwhile = Arc<Mutex<Option<Box<dyn FnOnce() + Send>>>>;

/// A clipboard of the desk's own.
#[derive(Clone, Default)]
struct TestBoard(Arc<Mutex<String>>);

impl Board for TestBoard {
    fn put(&mut self, text: &str) -> Option<()> {
        text.clone_into(&mut *self.0.lock().ok()?);
        Some(())
    }
    fn read(&mut self) -> Option<String> {
        self.0.lock().ok().map(|text| text.clone())
    }
    fn clear(&mut self) {
        self.put("");
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// A desk with a new, open vault, whose save dialog takes every name that is suggested.
    pub fn new() -> Self {
        Self::taking_every_name(tempfile::tempdir().expect("a folder"))
    }

    fn taking_every_name(folder: TempDir) -> Self {
        let place = folder.path().to_owned();
        let meanwhile = Meanwhile::default();
        let next = Arc::clone(&meanwhile);
        let dialog = SaveDialog::new(move |name| {
            let act = next.lock().expect("no test panics while it says what happens").take();
            if let Some(act) = act {
                act();
            }
            Some(place.join(name))
        });
        Self { meanwhile, ..Self::in_folder(folder, dialog) }
    }

    /// A desk with a new, open vault in that folder and that save dialog.
    pub fn in_folder(folder: TempDir, dialog: SaveDialog) -> Self {
        let board = TestBoard::default();
        let on_desk = board.clone();
        let (evidence, pack) = (folder.path().join("letter.pdf"), folder.path().join("form.json"));
        let drive = folder.path().join("drive");
        std::fs::create_dir_all(&drive).expect("a folder");
        std::fs::write(&evidence, LETTER).expect("a file");
        std::fs::write(&pack, another_form()).expect("a file");
        let choosing = Arc::new(Mutex::new(Vec::new()));
        let chosen = Arc::clone(&choosing);
        let opening = OpenDialog::new(move |wanted| match chosen.lock() {
            Ok(chosen) if !chosen.is_empty() => chosen.clone(),
            _ => vec![match wanted {
                Wanted::Files => evidence.clone(),
                Wanted::File => pack.clone(),
                Wanted::Folder => drive.clone(),
            }],
        });
        let app = daybook::with_commands(
            mock_builder(),
            folder.path().join("home"),
            &folder.path().join("managed.toml"),
        )
        .manage(dialog)
        .manage(opening)
        .manage(Clipboard::on(move || Some(on_desk.clone())))
        .build(daybook::context())
        .expect("the real configuration builds");
        for label in ["main", "another-window"] {
            WebviewWindowBuilder::new(&app, label, Default::default()).build().expect("a mock window");
        }
        let [case, note, evidence, sent_case, sent, version, attachment, person, event] = Default::default();
        let [talk, decision, translation, letter_of, letter] = Default::default();
        let desk = Self {
            app,
            folder,
            case,
            note,
            evidence,
            sent_case,
            sent,
            version,
            attachment,
            person,
            event,
            talk,
            decision,
            translation,
            letter_of,
            letter,
            choosing,
            meanwhile: Meanwhile::default(),
            board,
        };
        desk.ask("create_vault", json!({ "passphrase": PASSPHRASE })).expect("made");
        desk
    }

    /// Returns the folder in which everything of the desk lies: `home`, `drive`, and what was saved.
    pub fn place(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// A desk with a new, open vault on a computer for which the organisation's file says this.
    pub fn managed(settings: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("managed.toml"), settings).expect("written");
        Self::taking_every_name(folder)
    }

    /// A desk with an open vault, one adult's case with a note being written and a file on its evidence list,
    /// and another adult's case whose referral is recorded as sent.
    pub fn with_a_case() -> Self {
        let mut desk = Self::new();
        desk.case = desk.open_case(ADULT);
        desk.note = text(&desk.ask("begin_note", json!({ "case": desk.case })).expect("begun")["id"]);
        let list = desk.ask("add_evidence", json!({ "case": desk.case })).expect("added");
        desk.evidence = text(&list["files"][0]["id"]);
        desk.sent_case = desk.open_case(ADULT);
        desk.decide(&desk.sent_case, "agree");
        desk.sent = desk.send(&desk.sent_case);
        desk.fill_note();
        desk.talk_about_consent();
        desk.receive_a_letter();
        desk.choose_a_pack();
        desk
    }

    /// Chooses a pack of pathways, which then waits to be added.
    /// Chooses an invented pack, which then waits; locking forgets it.
    pub fn choose_a_pack(&self) {
        let choice = self.choose_text("choose_pathway_pack", HARBOUR);
        assert_eq!(choice["faults"], json!([]), "the invented pack is whole");
    }

    /// Chooses a file of this text for a command that asks for one; returns what became of it.
    pub fn choose_text(&self, command: &str, text: &str) -> Value {
        let file = self.folder.path().join("chosen.toml");
        std::fs::write(&file, text).expect("a file");
        self.choose(&[file]);
        let answer = self.ask(command, json!({})).expect("chosen");
        self.choose(&[]);
        answer
    }

    /// Records a negative decision of today in the case that was sent, with its letter.
    fn receive_a_letter(&mut self) {
        let today = now()[..10].to_owned();
        let outcome = self.happened(&self.sent_case, "rg-negative", &today);
        self.letter_of = text(&outcome["recorded"]);
        let letter = json!({ "case": self.sent_case, "decision": self.letter_of });
        let page = self.ask("attach_decision_letter", letter).expect("attached");
        self.letter = text(&page["events"][0]["letters"][0]["id"]);
    }

    /// Records that something happened in the NRM on a day, whatever is odd about it; returns what became of it.
    pub fn happened(&self, case: &str, act: &str, on: &str) -> Value {
        self.happened_as(
            case,
            json!({ "act": act, "dated": on, "received": on, "why": "As the letter says" }),
        )
    }

    /// Records what was typed, whatever is odd about it.
    pub fn happened_as(&self, case: &str, typed: Value) -> Value {
        let decision = json!({ "typed": typed, "odditiesSeen": true });
        self.ask("record_decision", json!({ "case": case, "decision": decision })).expect("recorded")
    }

    /// Writes in the note, comes back to it another time, and adds what belongs to it and to the case.
    fn fill_note(&mut self) {
        self.write("One quiet line.");
        self.ask("lock_vault", json!({})).expect("locked");
        self.ask("unlock_vault", json!({ "passphrase": PASSPHRASE })).expect("unlocked");
        self.write("Two quiet lines.");
        let versions = self.ask("list_versions", json!({ "note": self.note })).expect("listed");
        self.version = text(&versions[0]["id"]);
        let added = self.ask("add_attachments", json!({ "note": self.note })).expect("added");
        self.attachment = text(&added["note"]["attachments"][0]["id"]);
        let person = json!({ "called": "Invented aunt", "kind": "person", "safeToContact": "not-known" });
        let person = json!({ "case": self.case, "person": null, "typed": person });
        self.person = text(&self.ask("save_person", person).expect("kept")["people"][0]["id"]);
        let event = json!({ "when": "2019", "what": "Left school", "source": "AM", "note": self.note });
        let event = json!({ "case": self.case, "event": null, "typed": event });
        self.event = text(&self.ask("save_life_event", event).expect("kept")["events"][0]["id"]);
    }

    /// Begins a conversation, records a decision and adds translations.
    fn talk_about_consent(&mut self) {
        let begin = json!({ "case": self.case, "audience": "adult", "language": "" });
        self.talk = text(&self.ask("begin_talk", begin).expect("begun")["talk"]["id"]);
        let record = self.decide_about(&self.case, "privacy-notice", "agree");
        let notice = record["matters"].as_array().expect("a list").iter();
        let notice = notice.clone().find(|matter| matter["key"] == "privacy-notice").expect("recorded");
        self.decision = text(&notice["events"][0]["id"]);
        let file = self.folder.path().join("arabic.toml");
        std::fs::write(&file, ARABIC).expect("a file");
        self.choose(&[file]);
        let added = self.ask("add_translations", json!({})).expect("added");
        self.translation = text(&added["packs"][0]["id"]);
        self.choose(&[]);
    }

    /// Saves the note with these words as its text.
    pub fn write(&self, words: &str) -> Value {
        let draft = json!({
            "started": now(), "ended": now(), "blocks": [{ "text": words, "said": null }], "caret": 0
        });
        self.ask("save_note_draft", json!({ "note": self.note, "draft": draft })).expect("saved")
    }

    /// Does this while the next save dialog stands open.
    pub fn while_asked(&self, act: impl FnOnce(&Session) + Send + 'static) {
        let app = self.handle();
        let act = move || act(app.state::<Session>().inner());
        *self.meanwhile.lock().expect("no test panics while it is asked") = Some(Box::new(act));
    }

    /// The next file dialogs choose these.
    pub fn choose(&self, files: &[PathBuf]) {
        files.clone_into(&mut *self.choosing.lock().expect("no test panics while it chooses"));
    }

    /// Opens a case for someone of that age in England.
    pub fn open_case(&self, age_group: &str) -> String {
        self.open_case_in(age_group, "england", "")
    }

    /// Opens a case for someone of that age in a nation and a council area.
    pub fn open_case_in(&self, age_group: &str, nation: &str, area: &str) -> String {
        let case = json!({
            "called": "AM", "ageGroup": age_group, "nation": nation, "area": area, "language": "Vietnamese",
            "interpreter": "needed"
        });
        text(&self.ask("open_case", json!({ "case": case })).expect("opened")["id"])
    }

    /// Records what the person decided about the referral just now, with everything explained.
    pub fn decide(&self, case: &str, decision: &str) {
        self.decide_about(case, "referral", decision);
    }

    /// Records what the person decided about a purpose just now; returns the consent record.
    pub fn decide_about(&self, case: &str, purpose: &str, decision: &str) -> Value {
        let event = consent_event(purpose, decision);
        self.ask("record_consent", json!({ "case": case, "event": event })).expect("recorded")
    }

    /// Records the referral of a case as sent just now; returns that record's id.
    pub fn send(&self, case: &str) -> String {
        let sent = json!({ "at": now(), "reference": "", "who": "An invented officer" });
        let record = self.ask("record_sent", json!({ "case": case, "sent": sent })).expect("recorded");
        text(&record["sent"][0]["id"])
    }

    /// Answers one field of a page and continues.
    pub fn answer(&self, case: &str, page: &str, field: &str, answer: impl Into<Value>) -> Value {
        let answer = answer.into();
        let arguments = json!({ "case": case, "page": page, "answers": { field: answer } });
        self.ask("continue_page", arguments).expect("continued")
    }

    /// Waits until nothing is on the desk's clipboard: it is taken back on a thread of its own.
    pub fn await_empty_clipboard(&self) {
        let begun = std::time::Instant::now();
        while !self.clipboard().is_empty() {
            assert!(begun.elapsed().as_secs() < 20, "the text is taken back: {}", self.clipboard());
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }

    /// What is on the desk's clipboard.
    pub fn clipboard(&self) -> String {
        self.board.0.lock().expect("no test panics while it copies").clone()
    }

    pub fn ask(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        self.ask_from("main", command, arguments)
    }

    pub fn ask_from(&self, window: &str, command: &str, arguments: Value) -> Result<Value, Value> {
        let window: WebviewWindow<MockRuntime> = self.app.get_webview_window(window).expect("built above");
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().expect("an address"),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&window, request).map(|body| match body {
            InvokeResponseBody::Raw(bytes) => json!({ "bytes": bytes.len(), "head": bytes.get(..8) }),
            json => json.deserialize().expect("JSON"),
        })
    }

    /// What was saved under the name that was suggested for it.
    pub fn saved(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn handle(&self) -> AppHandle<MockRuntime> {
        self.app.handle().clone()
    }

    /// The folder of the vault.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }
}

/// An invented letter of one page, as a small PDF.
pub const LETTER: &[u8] = b"%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R
/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
4 0 obj << /Length 52 >> stream
BT /F1 24 Tf 40 120 Td (An invented letter) Tj ET   
endstream endobj
trailer << /Root 1 0 R >>
%%EOF
";

/// An invented pack of translations, not checked by a translator.
pub const ARABIC: &str = include_str!("../documents/translations/arabic.toml");
/// Another, in Vietnamese.
pub const VIETNAMESE: &str = include_str!("../documents/translations/vietnamese.toml");

/// An invented organisation's pack of pathways, and the version after it.
pub const HARBOUR: &str = include_str!("../documents/pathways/harbour.toml");
pub const HARBOUR_LATER: &str = include_str!("../documents/pathways/harbour-later.toml");

pub const ADULT: &str = "adult";

/// Returns a decision of just now as the window sends it, made aloud after everything was explained.
pub fn consent_event(purpose: &str, decision: &str) -> Value {
    json!({
        "purpose": purpose, "decision": decision, "at": now(), "words": "My decision.", "manner": "verbal",
        "explained": ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"]
    })
}

/// Returns what is said of a file that stays in the worker's own organisation.
pub fn kept_here() -> Value {
    json!({ "recipient": "own-organisation", "why": "For the case file" })
}

/// Returns the present moment as the window types it.
pub fn now() -> String {
    daybook::session::Session::now().format("%Y-%m-%dT%H:%M").to_string()
}

/// Returns an invented later copy of the official form: one question fewer, one in other words.
pub fn another_form() -> String {
    let shipped = include_str!("../../src-tauri/casework/data/nrm-form/2026-04.json");
    let mut form: Value = serde_json::from_str(shipped).expect("the shipped form is JSON");
    form["version"] = json!("2099-01");
    form["source"] = json!("Invented for a test");
    let pages = form["pages"].as_array_mut().expect("pages");
    for page in pages {
        if page["key"] == "pv-name-referral" || page["key"] == "pv-name-dtn" {
            let fields = page["fields"].as_array_mut().expect("fields");
            fields.retain(|field| field["key"] != "pv-name-nickname");
        }
        if page["key"] == "pv-dob" {
            page["fields"][0]["label"] = json!("On which day was the person born?");
        }
    }
    for part in form["summary"].as_array_mut().expect("sections") {
        let rows = part["rows"].as_array_mut().expect("rows");
        rows.retain(|row| !row.to_string().contains("pv-name-nickname"));
    }
    form.to_string()
}

/// Returns a text that must be one.
pub fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

//! When a page is reached or a field is shown.

use serde::Deserialize;

use super::answer::Answers;

/// A tree over the answers and the number of files added.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Condition {
    All {
        all: Vec<Condition>,
    },
    Any {
        any: Vec<Condition>,
    },
    /// The field's answer is one of these options.
    Answered {
        field: String,
        #[serde(rename = "in")]
        among: Vec<String>,
    },
    /// At least this many files are added.
    Files {
        files: usize,
    },
}

impl Condition {
    /// Tells whether the condition holds; a missing answer is no option at all.
    pub fn holds(&self, answers: &Answers, files: usize) -> bool {
        match self {
            Self::All { all } => all.iter().all(|part| part.holds(answers, files)),
            Self::Any { any } => any.iter().any(|part| part.holds(answers, files)),
            Self::Answered { field, among } => {
                answers.get(field).is_some_and(|answer| among.iter().any(|option| answer.chooses(option)))
            }
            Self::Files { files: least } => files >= *least,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Answer;
    use super::*;

    fn condition(json: &str) -> Condition {
        serde_json::from_str(json).expect("a condition of the pack")
    }

    #[test]
    fn a_missing_answer_satisfies_nothing() {
        let adult = condition(r#"{"field": "age", "in": ["no"]}"#);
        assert!(!adult.holds(&Answers::new(), 0), "silence is not an answer");
        let answers = Answers::from([("age".into(), Answer::text("no "))]);
        assert!(adult.holds(&answers, 0), "the online form trims before it compares");
    }

    #[test]
    fn parts_join_by_all_and_any() {
        let tree = condition(
            r#"{"all": [{"any": [{"field": "a", "in": ["1"]}, {"field": "b", "in": ["1"]}]}, {"files": 1}]}"#,
        );
        let answers = Answers::from([("b".into(), Answer::text("1"))]);
        assert!(tree.holds(&answers, 1), "one of any, and a file");
        assert!(!tree.holds(&answers, 0), "no file");
        assert!(!tree.holds(&Answers::new(), 1), "none of any");
    }
}

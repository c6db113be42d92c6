//! The wire to the driver: one HTTP request a connection, blocking, on the loopback address.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

use crate::fault::{Fault, Outcome};

/// The longest any one request may take: axe on a long page, under load.
const PATIENCE: Duration = Duration::from_secs(120);
const HEADERS_AT_MOST: usize = 32;

/// Where the driver listens.
#[derive(Debug, Clone, Copy)]
pub struct Wire {
    port: u16,
    patience: Duration,
}

/// A reply: the HTTP status and the `value` of its JSON body.
pub struct Reply {
    pub status: u16,
    pub value: Value,
}

impl Wire {
    pub fn to(port: u16) -> Self {
        Self { port, patience: PATIENCE }
    }

    /// Returns the same wire with another patience.
    pub fn waiting(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Sends one request and returns the reply, whatever its status.
    pub fn send(self, method: &str, path: &str, body: Option<&Value>) -> Outcome<Reply> {
        let attempt = format!("{method} {path}");
        let bytes = self.exchange(method, path, body).map_err(|cause| Fault::machine(&attempt, cause))?;
        read_reply(&bytes).map_err(|cause| Fault::machine(&attempt, cause))
    }

    /// Sends one request and returns its value; a refusal of the driver is a fault.
    pub fn ask(self, method: &str, path: &str, body: Option<&Value>) -> Outcome<Value> {
        let reply = self.send(method, path, body)?;
        if reply.status == 200 {
            return Ok(reply.value);
        }
        let word = |name: &str| reply.value[name].as_str().unwrap_or("unknown").to_owned();
        Err(Fault::Driver { word: word("error"), message: word("message") })
    }

    fn exchange(self, method: &str, path: &str, body: Option<&Value>) -> std::io::Result<Vec<u8>> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(5))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(self.patience))?;
        let body = body.map(Value::to_string).unwrap_or_default();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json; charset=utf-8\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        );
        stream.write_all(request.as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).map_err(|cause| match cause.kind() {
            ErrorKind::WouldBlock | ErrorKind::TimedOut => no_answer(self.patience),
            _ => cause,
        })?;
        Ok(bytes)
    }
}

fn no_answer(patience: Duration) -> std::io::Error {
    std::io::Error::new(ErrorKind::TimedOut, format!("no answer within {} seconds", patience.as_secs()))
}

/// Reads status and JSON value from the bytes of a whole response.
fn read_reply(bytes: &[u8]) -> Result<Reply, String> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS_AT_MOST];
    let mut response = httparse::Response::new(&mut headers);
    let start = match response.parse(bytes) {
        Ok(httparse::Status::Complete(start)) => start,
        Ok(httparse::Status::Partial) => {
            return Err("the driver hung up in the middle of its answer".to_owned());
        }
        Err(cause) => return Err(format!("not HTTP: {cause}")),
    };
    let status = response.code.unwrap_or(0);
    let chunked = response.headers.iter().any(|header| {
        header.name.eq_ignore_ascii_case("transfer-encoding") && header.value.eq_ignore_ascii_case(b"chunked")
    });
    if chunked {
        return Err("the driver answered in chunks, which this client does not read".to_owned());
    }
    let mut body: Value =
        serde_json::from_slice(&bytes[start..]).map_err(|cause| format!("not JSON: {cause}"))?;
    Ok(Reply { status, value: body["value"].take() })
}

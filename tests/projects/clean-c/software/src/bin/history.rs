//! History viewer, on a processor of its own: turns event bytes from standard input into rows.
use std::io::Read;

/// What is installed: the version follows as an event. [impl SRS-7]
const HEADER: &str = "Calder S1, Example Devices Ltd, UDI-DI (01)04012345000021";

/// One row for each event that is known. [impl SRS-6]
fn row(event: &[u8]) -> Option<String> {
    let &[kind, a, b, c] = event else { return None };
    let mut number = itoa::Buffer::new();
    let value = number.format(u32::from_be_bytes([0, a, b, c]));
    match kind {
        0 => Some(format!("rate,{value}")),
        1 => Some(format!("occlusion,{value}")),
        2 => Some(format!("sensor,{value}")),
        3 => Some(format!("version,{a}.{b}.{c}")),
        _ => None,
    }
}

fn main() {
    let mut bytes = Vec::new();
    if std::io::stdin().read_to_end(&mut bytes).is_ok() {
        println!("{HEADER}");
        bytes.chunks(4).filter_map(row).for_each(|row| println!("{row}"));
    }
}

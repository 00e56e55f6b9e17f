//! Keys, clinic limit and its code.

pub const STEP_S: u32 = 5;
pub const MAX_S: u32 = 180;
pub const LOCK_MS: u32 = 600_000;

/// CRC-16/CCITT-FALSE over the two bytes of a limit.
pub fn crc16(value: u16) -> u16 {
    value.to_be_bytes().iter().fold(0xffff, |crc, byte| {
        (0..8).fold(crc ^ (u16::from(*byte) << 8), |crc, _| if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ 0x1021 })
    })
}

/// The clinic limit from its two stored copies `(value, crc)`; none when neither is sound.
pub fn stored_limit(copies: [(u16, u16); 2]) -> Option<u32> {
    copies.iter().find(|(value, crc)| crc16(*value) == *crc).map(|(value, _)| u32::from(*value).min(MAX_S))
}

/// The next time after a press of plus or minus, inside 5 s and the clinic limit.
pub fn step(seconds: u32, up: bool, limit: u32) -> u32 {
    let next = if up { seconds.saturating_add(STEP_S) } else { seconds.saturating_sub(STEP_S) };
    next.max(STEP_S).min(limit)
}

/// Guards the clinic limit: three wrong codes lock it for ten minutes.
pub struct Code {
    code: u16,
    wrong: u8,
    locked_ms: u32,
}

impl Code {
    pub fn new(code: u16) -> Self {
        Code { code, wrong: 0, locked_ms: 0 }
    }

    pub fn enter(&mut self, given: u16) -> bool {
        if self.locked_ms > 0 {
            return false;
        }
        if given == self.code {
            self.wrong = 0;
            return true;
        }
        self.wrong += 1;
        if self.wrong == 3 {
            self.wrong = 0;
            self.locked_ms = LOCK_MS;
        }
        false
    }

    pub fn tick(&mut self, ms: u32) {
        self.locked_ms = self.locked_ms.saturating_sub(ms);
    }
}

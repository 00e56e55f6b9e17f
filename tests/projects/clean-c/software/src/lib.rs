//! Flow control of the Calder S1: every motor command passes `RateGuard`. Nothing here reads the history link. [impl SRS-5]
#![no_std]
#![forbid(unsafe_code)]

use crc16::{State, CCITT_FALSE};

pub mod occlusion;

pub const VERSION: &str = "1.0.0";
/// Hard limits in 0.1 mL/h by drug entry.
pub const LIMITS: [u16; 4] = [50, 200, 1000, 9999];
/// Checksum of the table as released.
pub const LIMITS_CRC: u16 = 0xC517;
/// Motor steps an hour for 0.1 mL/h.
pub const STEPS: u32 = 6;

#[derive(Debug, PartialEq)]
pub enum Refusal {
    AboveLimit,
    UnknownDrug,
    Stopped,
}

pub struct RateGuard {
    limits: [u16; 4],
    limit: u16,
    stopped: bool,
}

impl RateGuard {
    /// Stays stopped unless the table found in memory is the one released. [impl SRS-4]
    pub fn new(limits: [u16; 4]) -> Self {
        RateGuard { limits, limit: 0, stopped: checksum(&limits) != LIMITS_CRC }
    }

    /// The motor command for a confirmed rate in 0.1 mL/h, or why there is none. [impl SRS-1]
    pub fn confirm(&mut self, drug: usize, rate: u16) -> Result<[u8; 6], Refusal> {
        if self.stopped {
            return Err(Refusal::Stopped);
        }
        self.limit = *self.limits.get(drug).ok_or(Refusal::UnknownDrug)?;
        if rate > self.limit {
            return Err(Refusal::AboveLimit);
        }
        Ok(frame(u32::from(rate) * STEPS))
    }

    /// Compares what the drive board reports with the limit in force; stops for good when it is higher or damaged. [impl SRS-2]
    pub fn read_back(&mut self, reported: &[u8; 6]) -> bool {
        if steps(reported).is_none_or(|steps| steps > u32::from(self.limit) * STEPS) {
            self.stopped = true;
        }
        !self.stopped
    }

    /// The occlusion detector's request to stop.
    pub fn stop(&mut self) {
        self.stopped = true;
    }
}

/// Four bytes of steps an hour, most significant first, and two of checksum.
pub fn frame(steps: u32) -> [u8; 6] {
    let [a, b, c, d] = steps.to_be_bytes();
    let [e, f] = State::<CCITT_FALSE>::calculate(&[a, b, c, d]).to_be_bytes();
    [a, b, c, d, e, f]
}

fn steps(frame: &[u8; 6]) -> Option<u32> {
    let [a, b, c, d, e, f] = *frame;
    let sound = State::<CCITT_FALSE>::calculate(&[a, b, c, d]) == u16::from_be_bytes([e, f]);
    sound.then(|| u32::from_be_bytes([a, b, c, d]))
}

fn checksum(limits: &[u16; 4]) -> u16 {
    let mut state = State::<CCITT_FALSE>::new();
    for limit in limits {
        state.update(&limit.to_be_bytes());
    }
    state.get()
}

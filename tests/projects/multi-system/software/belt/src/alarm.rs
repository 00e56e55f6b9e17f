//! Keeps the pause time within its bounds and decides what sounds.
use crate::pause::Finding;

pub const SHORTEST_S: u8 = 10;
pub const LONGEST_S: u8 = 20;
const DEFAULT_S: u8 = 15;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sound {
    None,
    Pause,
    NoSignal,
}

pub struct Alarm {
    pause_s: u8,
    paired: u32,
    sound: Sound,
}

impl Alarm {
    /// `paired` is the key of the one phone that may change settings.
    pub fn new(paired: u32) -> Self {
        Alarm { pause_s: DEFAULT_S, paired, sound: Sound::None }
    }

    /// A wish for another pause time; the answer is the time in force, changed or not.
    pub fn wish(&mut self, key: u32, pause_s: u8) -> u8 {
        if key == self.paired && (SHORTEST_S..=LONGEST_S).contains(&pause_s) {
            self.pause_s = pause_s;
        }
        self.pause_s
    }

    /// What sounds now; an alarm stays until it is silenced by hand.
    pub fn judge(&mut self, finding: Finding) -> Sound {
        if finding.quiet_ms >= u32::from(self.pause_s) * 1000 {
            self.sound = Sound::Pause;
        } else if finding.lost && self.sound == Sound::None {
            self.sound = Sound::NoSignal;
        }
        self.sound
    }

    /// The button on the belt.
    pub fn silence(&mut self) {
        self.sound = Sound::None;
    }
}

//! Finds breathing pauses and a lost signal in the stretch of the belt.
use heapless::HistoryBuffer;

/// Time between two samples.
pub const SAMPLE_MS: u32 = 100;
/// Smallest movement within 800 ms that counts as a breath, in steps of the converter.
pub const BREATH: i32 = 40;
/// A signal at either end of its range for this long is no signal.
pub const LOST_MS: u32 = 10_000;
const RANGE: core::ops::Range<i16> = 8..4088;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// Time since the last breath.
    pub quiet_ms: u32,
    pub lost: bool,
}

#[derive(Default)]
pub struct Detector {
    window: HistoryBuffer<i16, 8>,
    quiet_ms: u32,
    outside_ms: u32,
}

impl Detector {
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one sample, every 100 ms.
    pub fn sample(&mut self, stretch: i16) -> Finding {
        self.outside_ms = if RANGE.contains(&stretch) { 0 } else { self.outside_ms.saturating_add(SAMPLE_MS) };
        self.window.write(stretch);
        let least = self.window.iter().copied().min().unwrap_or(stretch);
        let most = self.window.iter().copied().max().unwrap_or(stretch);
        let moved = i32::from(most) - i32::from(least) >= BREATH;
        self.quiet_ms = if moved { 0 } else { self.quiet_ms.saturating_add(SAMPLE_MS) };
        Finding { quiet_ms: self.quiet_ms, lost: self.outside_ms >= LOST_MS }
    }
}

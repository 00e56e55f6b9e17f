//! Occlusion detector: watches the force on the plunger.

/// Force limit in 0.1 N by syringe size: 10, 20 and 50 mL.
pub const FORCE_LIMITS: [u16; 3] = [250, 320, 480];
/// Samples in a row above the limit (one sample each 100 ms) that mean an occlusion.
pub const IN_A_ROW: u8 = 10;
/// Ticks of 100 ms without a sample that mean a failed sensor.
pub const SILENT: u8 = 5;

#[derive(Debug, PartialEq)]
pub enum Alarm {
    Occlusion,
    SensorSilent,
}

pub struct Detector {
    limit: u16,
    above: u8,
    silent: u8,
}

impl Detector {
    /// `None` for a syringe that is not one of the three.
    pub fn new(syringe: usize) -> Option<Self> {
        FORCE_LIMITS.get(syringe).map(|&limit| Detector { limit, above: 0, silent: 0 })
    }

    /// Called each 100 ms with the sample that arrived, if any. An alarm asks the rate guard to stop. [impl SRS-3]
    pub fn tick(&mut self, sample: Option<u16>) -> Option<Alarm> {
        match sample {
            None => self.silent = self.silent.saturating_add(1),
            Some(force) => {
                self.silent = 0;
                self.above = if force > self.limit { self.above.saturating_add(1) } else { 0 };
            }
        }
        if self.silent >= SILENT {
            Some(Alarm::SensorSilent)
        } else if self.above >= IN_A_ROW {
            Some(Alarm::Occlusion)
        } else {
            None
        }
    }
}

//! Switches the lamp on for the set time and never longer.
use embedded_hal::digital::{InputPin, OutputPin};

/// Time after a switch within which the driver's feedback line must follow.
pub const FEEDBACK_MS: u32 = 50;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Idle,
    Running,
    Paused,
    Done,
    Fault,
}

/// One exposure. `LAMP` switches the lamp, `SPACER` is high on skin, `LIT` is the driver's feedback.
pub struct Session<LAMP, SPACER, LIT> {
    lamp: LAMP,
    spacer: SPACER,
    lit: LIT,
    set_s: u32,
    crystal_ms: u32,
    watchdog_ms: u32,
    since_switch_ms: u32,
    state: State,
}

impl<LAMP: OutputPin, SPACER: InputPin, LIT: InputPin> Session<LAMP, SPACER, LIT> {
    pub fn new(lamp: LAMP, spacer: SPACER, lit: LIT) -> Self {
        let mut session =
            Session { lamp, spacer, lit, set_s: 0, crystal_ms: 0, watchdog_ms: 0, since_switch_ms: 0, state: State::Idle };
        session.switch(false, State::Idle);
        session
    }

    /// Takes the time for the next session; what it answers is what the display shows.
    pub fn set_seconds(&mut self, seconds: u32) -> u32 {
        if matches!(self.state, State::Idle | State::Done) {
            self.set_s = seconds;
            self.state = State::Idle;
            self.crystal_ms = 0;
            self.watchdog_ms = 0;
        }
        self.set_s
    }

    pub fn start(&mut self) {
        let ready = matches!(self.state, State::Idle | State::Paused) && self.set_s > 0;
        if ready && self.on_skin() {
            self.switch(true, State::Running);
        }
    }

    /// Called every 10 ms with the time each of the two clocks has moved.
    pub fn tick(&mut self, crystal_ms: u32, watchdog_ms: u32) -> State {
        self.since_switch_ms = self.since_switch_ms.saturating_add(watchdog_ms);
        if self.state == State::Running {
            self.crystal_ms = self.crystal_ms.saturating_add(crystal_ms);
            self.watchdog_ms = self.watchdog_ms.saturating_add(watchdog_ms);
            if self.crystal_ms.max(self.watchdog_ms) >= self.set_s.saturating_mul(1000) {
                self.switch(false, State::Done);
            } else if !self.on_skin() {
                self.switch(false, State::Paused);
            }
        }
        if self.since_switch_ms >= FEEDBACK_MS && self.lit.is_high().unwrap_or(true) != (self.state == State::Running) {
            self.switch(false, State::Fault);
        }
        self.state
    }

    fn on_skin(&mut self) -> bool {
        self.spacer.is_high().unwrap_or(false)
    }

    fn switch(&mut self, on: bool, state: State) {
        let done = if on { self.lamp.set_high() } else { self.lamp.set_low() };
        self.since_switch_ms = 0;
        self.state = if done.is_ok() { state } else { State::Fault };
    }
}

use core::convert::Infallible;
use embedded_hal::digital::{ErrorType, InputPin, OutputPin};
use lumet_firmware::panel::step;
use lumet_firmware::session::{Session, State};
use std::{cell::Cell, rc::Rc};

#[derive(Clone, Default)]
struct Line(Rc<Cell<bool>>);

impl ErrorType for Line {
    type Error = Infallible;
}
impl OutputPin for Line {
    fn set_low(&mut self) -> Result<(), Infallible> {
        self.0.set(false);
        Ok(())
    }
    fn set_high(&mut self) -> Result<(), Infallible> {
        self.0.set(true);
        Ok(())
    }
}
impl InputPin for Line {
    fn is_high(&mut self) -> Result<bool, Infallible> {
        Ok(self.0.get())
    }
    fn is_low(&mut self) -> Result<bool, Infallible> {
        Ok(!self.0.get())
    }
}

/// A session whose feedback line follows the lamp, on skin.
fn lamp() -> (Session<Line, Line, Line>, Line, Line) {
    let (lamp, spacer) = (Line::default(), Line::default());
    spacer.0.set(true);
    (Session::new(lamp.clone(), spacer.clone(), lamp.clone()), lamp, spacer)
}

fn run(session: &mut Session<Line, Line, Line>, crystal: u32, watchdog: u32) -> u32 {
    let mut ms = 0;
    while session.tick(crystal, watchdog) == State::Running {
        ms += 10;
        assert!(ms < 1_000_000, "never ends");
    }
    ms + 10
}

#[test]
fn tc_1_ends_at_the_first_counter() {
    for (crystal, watchdog) in [(10, 10), (0, 10), (10, 0)] {
        let (mut session, lamp, _) = lamp();
        session.set_seconds(90);
        session.start();
        assert_eq!(run(&mut session, crystal, watchdog), 90_000);
        assert!(!lamp.0.get());
    }
}

#[test]
fn tc_2_stops_off_skin_and_on_wrong_feedback() {
    let (mut session, lit, spacer) = lamp();
    session.set_seconds(30);
    session.start();
    session.tick(10, 10);
    spacer.0.set(false);
    assert_eq!(session.tick(10, 10), State::Paused);
    spacer.0.set(true);
    assert_eq!(session.tick(10, 10), State::Paused);
    session.start();
    assert_eq!(session.tick(10, 10), State::Running);

    let (lamp, stuck, skin) = (Line::default(), Line::default(), Line::default());
    stuck.0.set(true);
    skin.0.set(true);
    let mut faulty = Session::new(lamp.clone(), skin, stuck);
    assert_eq!((1..=5).map(|_| faulty.tick(10, 10)).last(), Some(State::Fault));
    assert!(!lamp.0.get() && lit.0.get());
}

#[test]
fn tc_5_panel_time_is_the_session_time() {
    let (mut session, lamp, _) = lamp();
    let wanted = (0..40).fold(5, |seconds, _| step(seconds, true, 60));
    assert_eq!(session.set_seconds(wanted), 60);
    session.start();
    assert!(lamp.0.get());
    assert_eq!(session.set_seconds(120), 60);
    assert_eq!(run(&mut session, 10, 10), 60_000);
}

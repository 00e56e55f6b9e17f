use calder_flow::occlusion::{Alarm, Detector};
use calder_flow::{frame, RateGuard, Refusal, LIMITS};
use std::io::Write;
use std::process::{Command, Stdio};

fn history(events: &[u8]) -> String {
    let mut viewer = Command::new(env!("CARGO_BIN_EXE_history")).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    viewer.stdin.take().unwrap().write_all(events).unwrap();
    String::from_utf8(viewer.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn rate_guard_holds_each_limit() {
    for (drug, limit) in [(0, 50), (1, 200), (2, 1000), (3, 9999)] {
        let mut guard = RateGuard::new(LIMITS);
        assert_eq!(guard.confirm(drug, limit), Ok(frame(u32::from(limit) * 6)));
        assert_eq!(guard.confirm(drug, limit + 1), Err(Refusal::AboveLimit));
        assert_eq!(guard.confirm(drug, u16::MAX), Err(Refusal::AboveLimit));
    }
    assert_eq!(RateGuard::new(LIMITS).confirm(4, 1), Err(Refusal::UnknownDrug));
}

#[test]
fn occlusion_detector_counts_in_a_row() {
    for (syringe, limit) in [(0, 250), (1, 320), (2, 480)] {
        let mut detector = Detector::new(syringe).unwrap();
        assert!((0..20).all(|_| detector.tick(Some(limit)).is_none()));
        assert!((0..9).all(|_| detector.tick(Some(limit + 1)).is_none()));
        assert_eq!(detector.tick(Some(limit + 1)), Some(Alarm::Occlusion));
    }
    assert!(Detector::new(3).is_none());
}

#[test]
fn alarm_stops_the_guard() {
    let (mut guard, mut detector) = (RateGuard::new(LIMITS), Detector::new(0).unwrap());
    for _ in 0..10 {
        if detector.tick(Some(251)).is_some() {
            guard.stop();
        }
    }
    assert_eq!(guard.confirm(0, 1), Err(Refusal::Stopped));
}

#[test]
fn refuses_a_rate_above_the_limit() {
    let mut guard = RateGuard::new(LIMITS);
    assert!(guard.confirm(1, 200).is_ok());
    assert_eq!(guard.confirm(1, 201), Err(Refusal::AboveLimit));
    assert!(guard.confirm(1, 200).is_ok());
}

#[test]
fn stops_when_the_drive_reports_more() {
    let mut guard = RateGuard::new(LIMITS);
    let command = guard.confirm(0, 50).unwrap();
    assert!(guard.read_back(&command));
    assert!(!guard.read_back(&frame(50 * 6 + 1)));
    assert_eq!(guard.confirm(0, 1), Err(Refusal::Stopped));
    let mut damaged = RateGuard::new(LIMITS);
    let mut reported = damaged.confirm(0, 50).unwrap();
    reported[3] ^= 1;
    assert!(!damaged.read_back(&reported));
}

#[test]
fn alarms_within_a_second() {
    let mut detector = Detector::new(2).unwrap();
    assert_eq!((1..=10).find_map(|tick| detector.tick(Some(481)).map(|alarm| (tick, alarm))), Some((10, Alarm::Occlusion)));
    let mut silent = Detector::new(2).unwrap();
    assert_eq!((1..=10).find_map(|tick| silent.tick(None).map(|alarm| (tick, alarm))), Some((5, Alarm::SensorSilent)));
}

#[test]
fn starts_only_with_the_released_table() {
    assert!(RateGuard::new(LIMITS).confirm(0, 50).is_ok());
    assert_eq!(RateGuard::new([51, 200, 1000, 9999]).confirm(0, 50), Err(Refusal::Stopped));
}

#[test]
fn writes_a_row_for_each_event() {
    let rows = history(&[0, 0, 0, 200, 1, 0, 0, 251, 2, 0, 0, 5, 9, 9, 9, 9]);
    assert_eq!(rows.lines().skip(1).collect::<Vec<_>>(), ["rate,200", "occlusion,251", "sensor,5"]);
}

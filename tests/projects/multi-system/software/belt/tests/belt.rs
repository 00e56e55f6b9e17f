use nidus_belt::alarm::{Alarm, Sound};
use nidus_belt::pause::{Detector, Finding, BREATH, LOST_MS};

const KEY: u32 = 77;

/// One breath every two seconds, as strong as asked.
fn breathe(detector: &mut Detector, seconds: u32, strength: i16) -> Finding {
    (0..seconds * 10).map(|i| detector.sample(2000 + if i % 20 < 10 { 0 } else { strength })).last().unwrap()
}

#[test]
fn tc_1_pause_and_lost_signal() {
    let mut detector = Detector::new();
    assert!(breathe(&mut detector, 60, BREATH as i16).quiet_ms < 3_000);
    assert_eq!(breathe(&mut Detector::new(), 60, BREATH as i16 - 1).quiet_ms, 60_000);
    let mut still = Detector::new();
    assert_eq!((0..LOST_MS / 100 - 1).map(|_| still.sample(4095)).last().unwrap().lost, false);
    assert!(still.sample(4095).lost);
    assert!(!still.sample(2000).lost);
}

#[test]
fn tc_2_pause_time_and_sound() {
    let mut alarm = Alarm::new(KEY);
    assert_eq!((alarm.wish(KEY, 9), alarm.wish(KEY, 21), alarm.wish(KEY + 1, 10)), (15, 15, 15));
    assert_eq!((alarm.wish(KEY, 10), alarm.wish(KEY, 20)), (10, 20));
    let finding = |quiet_ms, lost| Finding { quiet_ms, lost };
    assert_eq!(alarm.judge(finding(19_900, false)), Sound::None);
    assert_eq!(alarm.judge(finding(0, true)), Sound::NoSignal);
    assert_eq!(alarm.judge(finding(20_000, true)), Sound::Pause);
    assert_eq!(alarm.judge(finding(0, false)), Sound::Pause);
    alarm.silence();
    assert_eq!(alarm.judge(finding(0, false)), Sound::None);
}

#[test]
fn tc_3_detector_drives_alarm() {
    let (mut detector, mut alarm) = (Detector::new(), Alarm::new(KEY));
    alarm.wish(KEY, 10);
    breathe(&mut detector, 10, 400);
    // The last breath's final second holds 300 ms of quiet already.
    let quiet = (1..=200).find(|_| alarm.judge(detector.sample(2400)) == Sound::Pause).unwrap();
    assert_eq!(quiet, 97);
}

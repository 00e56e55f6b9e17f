use lumet_firmware::panel::{crc16, step, stored_limit, Code, LOCK_MS};

#[test]
fn tc_3_steps_and_code() {
    assert_eq!((step(5, false, 60), step(55, true, 60), step(60, true, 60)), (5, 60, 60));
    let mut code = Code::new(4711);
    assert!(code.enter(4711));
    assert!(!code.enter(1) && !code.enter(2) && !code.enter(3));
    assert!(!code.enter(4711));
    code.tick(LOCK_MS - 1);
    assert!(!code.enter(4711));
    code.tick(1);
    assert!(code.enter(4711));
}

#[test]
fn tc_4_limit_copies() {
    let good = (60, crc16(60));
    let bad = (60, crc16(60) ^ 1);
    assert_eq!(stored_limit([good, bad]), Some(60));
    assert_eq!(stored_limit([bad, good]), Some(60));
    assert_eq!(stored_limit([bad, bad]), None);
    assert_eq!(stored_limit([(600, crc16(600)), bad]), Some(180));
}

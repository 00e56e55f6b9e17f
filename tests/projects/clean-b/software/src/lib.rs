//! Firmware of the Lumet hand lamp, free of any board.
#![cfg_attr(not(test), no_std)]

pub mod panel;
pub mod session;

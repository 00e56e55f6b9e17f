//! Firmware of the Nidus belt, free of any board.
#![cfg_attr(not(test), no_std)]

pub mod alarm;
pub mod pause;

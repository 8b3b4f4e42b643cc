package dev.bellows.model;

/** How readers move: by the application's flag, or by the names changing places. */
public enum SwitchMode {
  APPLICATION,
  SWAP
}

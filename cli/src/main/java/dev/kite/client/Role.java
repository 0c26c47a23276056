package dev.kite.client;

/** What the key shown to the relay allows. */
public enum Role {
  /** Sees, evaluates, drives. */
  CONTROL,
  /** Sees only. */
  VIEWER
}

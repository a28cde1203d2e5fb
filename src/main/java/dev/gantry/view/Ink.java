package dev.gantry.view;

/** What colour a text has; {@link Palette#argb(Ink)} knows it. */
public enum Ink {
    TEXT, MUTED, ACCENT, ON_RUNNING, ON_BLOCKED, ON_BLOCKING, ON_SUSPENDED, ON_READY, ON_CALLBACK, ON_SENDING, ON_QUEUED, ON_FLAG
}

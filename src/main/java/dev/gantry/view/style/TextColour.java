package dev.gantry.view.style;

/** What colour a text has; {@link Palette#argb(TextColour)} knows it. */
public enum TextColour {
    TEXT, MUTED, ACCENT, ON_RUNNING, ON_BLOCKED, ON_BLOCKING, ON_SUSPENDED, ON_READY, ON_CALLBACK, ON_SENDING, ON_QUEUED, ON_FLAG
}

package dev.gantry.ui.session;

import dev.gantry.recording.Annotations;
import dev.gantry.view.time.Viewport;

/**
 * View of a recording: an entry of the navigation history, which is also kept while another recording is shown.
 *
 * @param viewport what part of it
 * @param following whether the viewport follows what happens now, or shows everything once nothing more comes
 * @param spanChosen whether the user chose how much time is shown
 * @param annotations the user's notes, and what times count from
 */
public record View(Viewport viewport, boolean following, boolean spanChosen, Annotations annotations) {}

package dev.gantry.ui.session;

import java.util.Optional;

import dev.gantry.format.OpenFile;
import dev.gantry.recording.Recording;

/** Progress of reading the shown file when it was looked at last. */
final class FileProgress {
    private Optional<OpenFile> file = Optional.empty();
    private Recording.State state = Recording.State.STARTING;
    private int percent;

    /** Whether this file is noticeably further, or is another one. */
    boolean changed(OpenFile now) {
        Recording.State reached = now.state();
        int part = (int) (100 * now.progress());
        boolean news = reached != state || part != percent || !file.equals(Optional.of(now));
        file = Optional.of(now);
        state = reached;
        percent = part;
        return news;
    }
}

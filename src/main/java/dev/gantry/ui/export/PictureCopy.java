package dev.gantry.ui.export;

import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import dev.gantry.ui.files.FileDesk;
import dev.gantry.ui.text.Texts;

/** Clipboard copy of what is in sight, as a picture. */
final class PictureCopy {
    private PictureCopy() {}

    /** Draws it, puts it there, and says so. */
    static void start(Shown shown, FileDesk files) {
        files.begin(Texts.of("copy.doing"), Texts.of("copy.not"),
                progress -> Picture.of(shown, shown.palette(), 1, progress), PictureCopy::put);
    }

    private static Optional<String> put(Image picture) {
        boolean taken = Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, picture));
        return Optional.of(taken
                ? Texts.of("copy.done", (int) picture.getWidth(), (int) picture.getHeight())
                : Texts.of("copy.refused"));
    }
}

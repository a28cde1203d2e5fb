package dev.gantry.ui;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

import dev.gantry.ui.text.Language;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Typefaces;

/**
 * What the first window wants and any thread may load: fonts, icons. It is loaded on a thread of its own while the system's
 * toolkit starts, which takes a tenth of a second and one processor. Who comes before it is done loads for himself, or waits
 * for the one thing that is being loaded.
 */
final class Preparation {
    private static final Logger LOG = System.getLogger("dev.gantry.ui");

    /** The window's icon in the sizes that systems ask for. */
    static final class Icons {
        static final List<Image> ALL = IntStream.of(16, 32, 48, 128, 256)
                .mapToObj(size -> new Image(Window.class.getResourceAsStream("icon/gantry-" + size + ".png"))).toList();

        private Icons() {}
    }

    private Preparation() {}

    /** Begins to load; to be called before JavaFX is started, when the language is known. */
    static void begin() {
        Thread.ofPlatform().daemon().name("gantry-prepare").start(Preparation::load);
    }

    private static void load() {
        try {
            Typefaces.load(Language.now());
            Icon.RUN.node();
            Icons.ALL.size();
        } catch (RuntimeException | LinkageError later) {
            LOG.log(Level.DEBUG, "the window will say so itself", later);
        }
    }
}

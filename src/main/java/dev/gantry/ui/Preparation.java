package dev.gantry.ui;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

import dev.gantry.ui.text.Language;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Theme;
import dev.gantry.ui.theme.Typefaces;

/**
 * Preloading of texts, style sheet, icons and fonts for the first window, on a thread of its own, while the system's
 * toolkit starts, which takes a tenth of a second and one processor. A caller that asks for a font or an icon too early
 * loads it itself, or waits while it is being loaded; for the texts it must wait.
 */
final class Preparation {
    private final CompletableFuture<Void> texts = new CompletableFuture<>();

    /** The window's icon in the sizes that systems ask for. */
    static final class Icons {
        static final List<Image> ALL = IntStream.of(16, 32, 48, 128, 256)
                .mapToObj(size -> new Image(Window.class.getResourceAsStream("icon/gantry-" + size + ".png"))).toList();

        private Icons() {}
    }

    /** Begins to load, for windows in this language that look so; to be made before JavaFX is started. */
    Preparation(Language language, Theme theme) {
        Thread.ofPlatform().daemon().name("gantry-prepare").start(() -> load(language, theme));
    }

    /** Waits until the texts are loaded; they must not be asked for before. */
    void awaitTexts() {
        texts.join();
    }

    private void load(Language language, Theme theme) {
        try {
            language.speak();
            texts.complete(null);
        } catch (RuntimeException | LinkageError broken) {
            texts.completeExceptionally(broken);
            return;
        }
        Logger log = System.getLogger("dev.gantry.ui"); // JavaFX has one, too; the first takes a hundredth of a second
        try {
            theme.read();
            Icon.RUN.node();
            Typefaces.load(language);
            Icons.ALL.size();
        } catch (RuntimeException | LinkageError later) {
            log.log(Level.DEBUG, "the window will say so itself", later);
        }
    }
}

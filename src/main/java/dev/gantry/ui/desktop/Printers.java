package dev.gantry.ui.desktop;

import java.util.Optional;
import javafx.scene.image.Image;
import javafx.stage.Window;

/** The printers of this computer. */
public interface Printers {
    /** Print job. */
    interface Sheet {
        /** Page setup and printer dialog; JavaFX thread. Returns whether the user wants it printed. */
        boolean ask(Window owner);

        /** Prints this as large as the page allows; any other thread. Returns whether the printer took it. */
        boolean print(Image picture);

        /** Name of the printer. */
        String printer();
    }

    /** A new sheet of this name for the usual printer; any thread. Empty if there is no printer. */
    Optional<Sheet> sheet(String name);
}

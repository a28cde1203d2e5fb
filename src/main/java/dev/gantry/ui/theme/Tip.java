package dev.gantry.ui.theme;

import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Tooltip of a control, and its help text for screen readers. The pop-up is made when the pointer first comes: JavaFX
 * makes a window with a scene for each, and most are never looked at.
 */
public final class Tip {
    /** Shared handler, so that a control has it once however often its words change. */
    private static final EventHandler<MouseEvent> POINTER_COMES = event -> {
        Control control = (Control) event.getSource();
        if (control.getTooltip() == null && control.getAccessibleHelp() != null) {
            control.setTooltip(new Tooltip(control.getAccessibleHelp()));
        }
    };

    private Tip() {}

    /** Explains this control by these words from now on. */
    public static void put(Control control, String words) {
        if (words.equals(control.getAccessibleHelp())) {
            return;
        }
        control.setAccessibleHelp(words);
        if (control.getTooltip() != null) {
            control.getTooltip().setText(words);
        } else if (control.isHover()) {
            control.setTooltip(new Tooltip(words));
        } else {
            control.addEventHandler(MouseEvent.MOUSE_ENTERED, POINTER_COMES);
        }
    }

    /** Removes the tooltip. */
    public static void clear(Control control) {
        control.setAccessibleHelp(null);
        control.setTooltip(null);
    }
}

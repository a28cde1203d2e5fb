package dev.gantry.cli.terminal;

import java.util.Locale;
import java.util.Optional;

/** Display detection: whether a window can be opened here. */
public final class Display {
    private Display() {}

    /** Why no window can be opened, as one sentence; empty if one can. */
    public static Optional<String> whatIsMissing() {
        if (!hasJavaFx()) {
            return Optional.of("No window can be opened: JavaFX is not among this program's libraries.");
        }
        if (isHeadlessPlatform() || !isUnix() || has("DISPLAY") || has("WAYLAND_DISPLAY")) {
            return Optional.empty();
        }
        return Optional
                .of("No window can be opened: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).");
    }

    public static boolean hasJavaFx() {
        try {
            Class.forName("javafx.application.Application", false, Display.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    /** JavaFX's own platform without a display, which tests use. */
    private static boolean isHeadlessPlatform() {
        return "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
    }

    private static boolean isUnix() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return !system.startsWith("windows") && !system.startsWith("mac");
    }

    private static boolean has(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }
}

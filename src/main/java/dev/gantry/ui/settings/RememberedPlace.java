package dev.gantry.ui.settings;

import javafx.stage.Screen;
import javafx.stage.Stage;

/** Window bounds, and whether it filled the screen; in the settings as {@code window.place}. */
public record RememberedPlace(double x, double y, double width, double height, boolean maximized) {
    private static final String NAME = "window.place";
    private static final double SEEN = 80;

    /** Puts the window where it was, if a screen still shows that place; else only gives it its size. */
    public static void restore(Settings settings, Stage stage, boolean withPosition) {
        settings.read(NAME, RememberedPlace::read).ifPresent(place -> place.give(stage, withPosition));
    }

    /** Remembers where the window is. */
    public static void keep(Settings settings, Stage stage) {
        if (stage.isIconified() || Double.isNaN(stage.getWidth())) {
            return;
        }
        if (stage.isMaximized()) {
            String before = settings.get(NAME).map(kept -> kept.replaceAll(" \\w+$", "")).orElse("0 0 1280 800");
            settings.put(NAME, before + " maximized");
        } else {
            settings.put(NAME, "%d %d %d %d normal".formatted(Math.round(stage.getX()), Math.round(stage.getY()),
                    Math.round(stage.getWidth()), Math.round(stage.getHeight())));
        }
    }

    private static RememberedPlace read(String kept) {
        String[] parts = kept.split(" ");
        if (parts.length != 5) {
            throw new IllegalArgumentException(kept);
        }
        return new RememberedPlace(number(parts[0]), number(parts[1]), number(parts[2]), number(parts[3]),
                parts[4].equals("maximized"));
    }

    private static int number(String text) {
        int number = Integer.parseInt(text);
        if (Math.abs(number) > 100_000) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private void give(Stage stage, boolean withPosition) {
        stage.setWidth(Math.max(stage.getMinWidth(), width));
        stage.setHeight(Math.max(stage.getMinHeight(), height));
        boolean seen = !Screen.getScreensForRectangle(x + width / 2 - SEEN / 2, y, SEEN, SEEN).isEmpty();
        if (withPosition && seen) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(maximized);
    }
}

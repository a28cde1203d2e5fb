package dev.gantry.ui.settings;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Window bounds, and whether it filled the screen; in the settings as {@code window.place}. */
public record RememberedPlace(double x, double y, double width, double height, boolean maximized) {
    private static final String NAME = "window.place";
    private static final double SEEN = 80;
    private static final double AWAY = 40;

    /**
     * Puts the window where it was, if a screen still shows that place; else only gives it its size: this one if none
     * is remembered. It never is larger than the screen, also where no window manager sees to that.
     *
     * @param other the window beside which this one is put, instead of where it was
     */
    public static void restore(Settings settings, Stage stage, Optional<Stage> other, double width, double height) {
        settings.read(NAME, RememberedPlace::read)
                .orElse(new RememberedPlace(Double.NaN, Double.NaN, width, height, false)).give(stage, other);
    }

    /**
     * This place beside another window: right of it, or left, or below, or above, where the screen has so much room;
     * else a little to the right and down, so that both can be seen.
     */
    RememberedPlace beside(Rectangle2D other, Rectangle2D room) {
        for (RememberedPlace place : List.of(at(other.getMaxX(), other.getMinY()),
                at(other.getMinX() - width, other.getMinY()), at(other.getMinX(), other.getMaxY()),
                at(other.getMinX(), other.getMinY() - height))) {
            if (room.contains(place.x, place.y, width, height)) {
                return place;
            }
        }
        RememberedPlace shifted = at(other.getMinX() + AWAY, other.getMinY() + AWAY);
        boolean fits = room.contains(shifted.x, shifted.y, SEEN, SEEN);
        return fits ? shifted : at(room.getMinX(), room.getMinY());
    }

    private RememberedPlace at(double left, double top) {
        return new RememberedPlace(left, top, width, height, false);
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

    private void give(Stage stage, Optional<Stage> other) {
        List<Screen> seen = other
                .map(it -> Screen.getScreensForRectangle(it.getX(), it.getY(), it.getWidth(), it.getHeight()))
                .orElseGet(() -> Screen.getScreensForRectangle(x + width / 2 - SEEN / 2, y, SEEN, SEEN));
        Rectangle2D room = isHeadless()
                ? new Rectangle2D(0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE)
                : (seen.isEmpty() ? Screen.getPrimary() : seen.getFirst()).getVisualBounds();
        stage.setMinWidth(Math.min(stage.getMinWidth(), room.getWidth()));
        stage.setMinHeight(Math.min(stage.getMinHeight(), room.getHeight()));
        RememberedPlace fits = within(room, stage.getMinWidth(), stage.getMinHeight());
        stage.setWidth(fits.width);
        stage.setHeight(fits.height);
        RememberedPlace place = other.map(it -> fits
                .beside(new Rectangle2D(it.getX(), it.getY(), it.getWidth(), it.getHeight()), room)).orElse(fits);
        if (!seen.isEmpty()) {
            stage.setX(place.x);
            stage.setY(place.y);
        }
        stage.setMaximized(place.maximized);
    }

    /** Whether the window is drawn on no screen, but on the one of 1000 pixels that this platform makes up. */
    private static boolean isHeadless() {
        return "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
    }

    /** The place nearest to this one, and at least of this size, that lies in a part of the screen. */
    RememberedPlace within(Rectangle2D room, double least, double lowest) {
        double wide = Math.min(Math.max(least, width), room.getWidth());
        double high = Math.min(Math.max(lowest, height), room.getHeight());
        return new RememberedPlace(Math.clamp(x, room.getMinX(), room.getMaxX() - wide),
                Math.clamp(y, room.getMinY(), room.getMaxY() - high), wide, high, maximized);
    }
}

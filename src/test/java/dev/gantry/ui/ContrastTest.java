package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.javafx.FontIcon;

import dev.gantry.recording.Recording;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** All words of the window stand out from what is behind them by 4.5 to 1, and icons by 3 to 1 (WCAG 2.2, AA). */
@Tag("screen")
class ContrastTest {
    private static final double WORDS = 4.5;
    private static final double ICONS = 3;
    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("disabled");

    private final Map<String, String> faint = new TreeMap<>();
    private int seen;

    @ParameterizedTest
    @EnumSource
    void everyWordAndIconCanBeRead(Theme theme) {
        Recording run = FixedRun.failed(Recordings.finished(true), "@");
        try (Screen screen = Screen.remembering((_, _) -> run, theme, Settings.unkept())) {
            screen.idle();
            EveryView.of(screen, this::look);
        }
        assertThat(seen).isGreaterThan(2_000);
        assertThat(faint).isEmpty();
    }

    private void look(String view, Parent root) {
        for (Node node : EveryView.nodes(root)) {
            if (node instanceof Text text && !text.getText().isBlank() && !isDisabled(node) && isInSight(node)
                    && text.getFill() instanceof Color ink) {
                seen++;
                Color ground = ground(node);
                double contrast = contrast(over(ink, opacity(node), ground), ground);
                if (contrast < (node instanceof FontIcon ? ICONS : WORDS)) {
                    String what = node instanceof FontIcon icon ? icon.getIconLiteral() : text.getText();
                    faint.putIfAbsent(String.format(Locale.ROOT, "%.2f  %s on %s in %s", contrast, ink, ground,
                            styled(node)), what + " (" + view + ")");
                }
            }
        }
    }

    private static String styled(Node node) {
        StringBuilder path = new StringBuilder();
        for (Node at = node; at != null && path.length() < 90; at = at.getParent()) {
            path.append(at.getId() == null ? "" : "#" + at.getId()).append(at.getStyleClass()).append(' ');
        }
        return path.toString();
    }

    /** What cannot be used now is exempt, and looks so. */
    private static boolean isDisabled(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.isDisabled() || at.getPseudoClassStates().contains(DISABLED)) {
                return true; // the items of a menu are no controls
            }
        }
        return false;
    }

    /** Whether its middle is not cut away, as by the edge of a list. */
    private static boolean isInSight(Node node) {
        Bounds box = node.localToScene(node.getLayoutBounds());
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getClip() != null
                    && !at.getClip().contains(at.sceneToLocal(box.getCenterX(), box.getCenterY()))) {
                return false;
            }
        }
        return true;
    }

    private static double opacity(Node node) {
        double opacity = 1;
        for (Node at = node; at != null; at = at.getParent()) {
            opacity *= at.getOpacity();
        }
        return opacity;
    }

    /** The colour behind the middle of a node: of all around it that are filled there, down to the first opaque one. */
    private static Color ground(Node node) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        return behind(node.getParent(), at.getCenterX(), at.getCenterY());
    }

    private static Color behind(Node node, double x, double y) {
        if (node == null) {
            return Color.WHITE;
        }
        Color below = behind(node.getParent(), x, y);
        if (node instanceof Shape || !(node instanceof Region region) || region.getBackground() == null) {
            return below;
        }
        Bounds box = region.localToScene(region.getLayoutBounds());
        for (BackgroundFill fill : region.getBackground().getFills()) {
            var in = fill.getInsets();
            boolean inside = x >= box.getMinX() + in.getLeft() && x <= box.getMaxX() - in.getRight()
                    && y >= box.getMinY() + in.getTop() && y <= box.getMaxY() - in.getBottom();
            if (inside && fill.getFill() instanceof Color colour) {
                below = over(colour, 1, below);
            }
        }
        return below;
    }

    private static Color over(Color ink, double opacity, Color ground) {
        return ground.interpolate(Color.color(ink.getRed(), ink.getGreen(), ink.getBlue()), ink.getOpacity() * opacity);
    }

    static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}

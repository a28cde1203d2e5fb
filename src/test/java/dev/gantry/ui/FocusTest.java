package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tab;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** Who uses the keys alone gets everywhere, always sees where the keys go, and comes back from where they were. */
@Tag("screen")
class FocusTest {
    private static final int MANY = 150;
    private static final int AROUND = 4;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tabLeadsToEverythingThatTakesTheFocus(boolean back) {
        try (Screen screen = open(Theme.LIGHT)) {
            Screen.fx(() -> screen.bench().commands().get("search").run());
            screen.idle();
            Set<Node> reached = round(screen, screen.bench().scene().getRoot(), back);

            assertThat(reached.size()).isGreaterThan(20);
            assertThat(missed(screen.bench().scene().getRoot(), reached)).isEmpty();
        }
    }

    @Test
    void tabLeadsToEverythingInEveryTab() {
        try (Screen screen = open(Theme.LIGHT)) {
            BottomTabs tabs = screen.tabs();
            for (Tab tab : Screen.fx(() -> List.copyOf(tabs.getTabs()))) {
                Screen.fx(() -> {
                    tabs.getSelectionModel().select(tab);
                    tabs.requestFocus();
                    return null;
                });
                screen.idle();
                Set<Node> reached = round(screen, tabs, false);

                reached.add(tabs);
                assertThat(missed(tabs, reached)).as("%s", tab.getId()).isEmpty();
            }
        }
    }

    private static Set<String> missed(Parent root, Set<Node> reached) {
        Set<String> missed = new TreeSet<>();
        for (Node node : Screen.fx(() -> EveryView.nodes(root))) {
            if (isStop(node) && !reached.contains(node)) {
                missed.add(node + " in " + node.getParent());
            }
        }
        return missed;
    }

    @ParameterizedTest
    @EnumSource
    void whatHasTheFocusLooksOtherwise(Theme theme) {
        try (Screen screen = open(theme)) {
            Set<String> alike = new TreeSet<>();
            int seen = 0;
            Screen.fx(() -> {
                screen.timeline().requestFocus();
                return null;
            });
            Set<Node> before = new HashSet<>();
            for (int step = 0; step < MANY; step++) {
                screen.robot().push(KeyCode.TAB);
                screen.settled();
                Node owner = Screen.fx(() -> screen.bench().scene().getFocusOwner());
                if (!before.add(owner)) {
                    break;
                }
                seen++;
                if (!differs(screen, owner)) {
                    alike.add(owner.toString());
                }
            }
            assertThat(seen).isGreaterThan(20);
            assertThat(alike).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "palette", "shortcuts", "caveats"})
    void anOverlayTakesTheFocusKeepsItAndGivesItBack(String command) {
        try (Screen screen = open(Theme.LIGHT)) {
            Scene scene = screen.bench().scene();
            Screen.fx(() -> {
                screen.timeline().requestFocus();
                return screen.bench().commands().get(command).run();
            });
            screen.idle();
            Parent overlay = Screen.fx(() -> (Parent) scene.getRoot().getChildrenUnmodifiable().stream()
                    .filter(each -> each.isVisible() && each.getAccessibleRole() == AccessibleRole.DIALOG)
                    .findFirst().orElseThrow());
            assertThat(overlay.getAccessibleText()).isNotBlank();
            assertThat(Screen.fx(() -> isWithin(scene.getFocusOwner(), overlay))).isTrue();

            long stops = Screen.fx(() -> EveryView.nodes(overlay).stream()
                    .filter(FocusTest::isStop).count());
            for (boolean back : new boolean[]{false, true}) {
                Set<Node> visited = new HashSet<>();
                for (int step = 0; step < stops + 3; step++) {
                    tab(screen, back);
                    Node owner = Screen.fx(scene::getFocusOwner);
                    assertThat(Screen.fx(() -> isWithin(owner, overlay))).as("%s", owner).isTrue();
                    visited.add(owner);
                }
                assertThat((long) visited.size()).isEqualTo(stops);
            }
            screen.robot().push(KeyCode.ESCAPE);
            screen.idle();
            assertThat(Screen.fx(scene::getFocusOwner)).isSameAs(screen.timeline());
        }
    }

    @Test
    void enterOnACardDoesNotReachTheWindowBelow() {
        try (Screen screen = Screen.remembering((_, _) -> FixedRun.finished(Recordings.finished(false)), Theme.LIGHT,
                Settings.unkept())) {
            screen.idle();
            Screen.fx(() -> screen.bench().commands().get("shortcuts").run());
            screen.idle();
            screen.robot().push(KeyCode.ENTER);
            screen.idle();

            assertThat(screen.text("shortcuts-says")).as("it asks for keys").isNotEmpty();
            assertThat(Screen.fx(() -> screen.bench().session().last())).as("a run").isEmpty();
        }
    }

    private static Screen open(Theme theme) {
        Screen screen = Screen.remembering((_, _) -> FixedRun.finished(Recordings.finished(false)), theme,
                Settings.unkept());
        screen.idle();
        Screen.fx(() -> screen.bench().commands().get("run").run());
        screen.idle();
        return screen;
    }

    /** Where Tab leads within this, until it leaves it or comes to where it was. */
    private static Set<Node> round(Screen screen, Parent within, boolean back) {
        Set<Node> stops = new HashSet<>();
        for (int step = 0; step < MANY; step++) {
            tab(screen, back);
            Node owner = Screen.fx(() -> screen.bench().scene().getFocusOwner());
            if (!isWithin(owner, within) || !stops.add(owner)) {
                break;
            }
        }
        return stops;
    }

    private static void tab(Screen screen, boolean back) {
        if (back) {
            screen.robot().push(KeyCode.SHIFT, KeyCode.TAB);
        } else {
            screen.robot().push(KeyCode.TAB);
        }
    }

    /** Whether Tab is to lead there: not to each choice of several, of which the arrow keys choose. */
    private static boolean isStop(Node node) {
        boolean choice = node instanceof ToggleButton toggle && toggle.getToggleGroup() != null && !toggle.isSelected();
        return node.isFocusTraversable() && !node.isDisabled() && !(node instanceof ScrollBar) && !choice
                && !(node.getParent() instanceof Spinner<?>);
    }

    private static boolean isWithin(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == ancestor) {
                return true;
            }
        }
        return false;
    }

    /** Whether it looks otherwise with the focus, which it has and gets back. */
    private static boolean differs(Screen screen, Node owner) {
        int[] with = picture(screen, owner);
        focus(screen, owner == screen.timeline() ? screen.tabs() : screen.timeline());
        int[] without = picture(screen, owner);
        focus(screen, owner);
        return differing(with, without) >= 12;
    }

    private static void focus(Screen screen, Node node) {
        Screen.fx(() -> {
            node.requestFocus();
            return null;
        });
        screen.settled();
    }

    /** The same once it stays so from one pulse to the next: on a busy machine what is late changes it. */
    private static int[] picture(Screen screen, Node node) {
        int[] before;
        int[] now = pictureNow(screen, node);
        do {
            before = now;
            screen.settled();
            now = pictureNow(screen, node);
        } while (!Arrays.equals(before, now));
        return now;
    }

    /** A node and what is right around it, as it is on screen. */
    private static int[] pictureNow(Screen screen, Node node) {
        return Screen.fx(() -> {
            Scene scene = screen.bench().scene();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            Bounds box = node.localToScene(node.getLayoutBounds());
            SnapshotParameters part = new SnapshotParameters();
            int width = (int) box.getWidth() + 2 * AROUND;
            int height = (int) box.getHeight() + 2 * AROUND;
            part.setViewport(new Rectangle2D(box.getMinX() - AROUND, box.getMinY() - AROUND, width, height));
            WritableImage image = scene.getRoot().snapshot(part, null);
            int[] pixels = new int[width * height];
            image.getPixelReader().getPixels(0, 0, width, height, javafx.scene.image.PixelFormat.getIntArgbInstance(),
                    pixels, 0, width);
            return pixels;
        });
    }

    private static int differing(int[] one, int[] other) {
        int different = 0;
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            different += one[i] == other[i] ? 0 : 1;
        }
        return different;
    }
}

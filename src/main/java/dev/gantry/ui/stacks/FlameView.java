package dev.gantry.ui.stacks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import dev.gantry.trace.message.Beginning;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.theme.Typefaces;
import dev.gantry.view.flame.Flame;
import dev.gantry.view.flame.FlameLayout;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;

/**
 * The boxes. A click zooms in, Backspace goes back; arrow keys choose a box, Enter zooms into it, Ctrl+C copies its
 * stack. A control, so that it gets these keys.
 */
final class FlameView extends Control {
    private static final double ROW = 18;
    private static final double LEAST_TEXT = 22;
    private static final double PAD = 4;
    private static final double UNMATCHED = 0.25;

    private final Appearance appearance;
    private final Runnable chosen;
    private final Canvas canvas = new Canvas();
    private final Tooltip tip = new Tooltip();
    private final Map<String, Double> widths = new HashMap<>();
    private final Text ruler = new Text();
    private Optional<Flame> flame = Optional.empty();
    private FlameLayout layout = new FlameLayout(List.of(), 0);
    private boolean icicle = true;
    private String search = "";
    private double scroll;
    private int hovered = -1;

    /** A view that tells that another box is chosen. */
    FlameView(Appearance appearance, Runnable chosen) {
        this.appearance = appearance;
        this.chosen = chosen;
        setId("flame");
        getStyleClass().add("flame");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(0, 0);
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> over(-1));
        setOnMousePressed(_ -> requestFocus());
        setOnMouseClicked(event -> {
            int node = at(event.getX(), event.getY());
            flame.filter(_ -> node >= 0).ifPresent(of -> of.zoom(node));
            changed();
        });
        setOnScroll(this::scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().addListener((_, _, _) -> paint());
    }

    /** Shows this graph, with the root above or below. */
    void show(Optional<Flame> of, boolean rootAbove, String searched) {
        flame = of;
        icicle = rootAbove;
        search = searched;
        hovered = -1;
        scroll = 0;
        redraw();
    }

    /** Goes back to what filled the width before; says whether there was something. */
    boolean out() {
        boolean was = flame.isPresent() && flame.get().out();
        if (was) {
            changed();
        }
        return was;
    }

    /** Lays out and paints, at the size that it has. */
    void redraw() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        layout = flame.filter(_ -> width > 0).map(of -> FlameLayout.of(of.tree(), of.filling(), width))
                .orElseGet(() -> new FlameLayout(List.of(), 0));
        paint();
    }

    private double row() {
        return Math.ceil(ROW * appearance.scale());
    }

    private double top(int row) {
        return icicle ? row * row() - scroll : canvas.getHeight() - (row + 1) * row() + scroll;
    }

    private void changed() {
        redraw();
        flame.flatMap(Flame::chosen).ifPresent(node -> {
            int depth = flame.get().tree().depth(node);
            double from = depth * row();
            scroll(Math.clamp(scroll, Math.min(from, from + row() - canvas.getHeight()), Math.max(0, from)));
        });
        chosen.run();
    }

    private void scroll(ScrollEvent event) {
        scroll(scroll + (icicle ? -1 : 1) * event.getDeltaY());
        event.consume();
    }

    private void scroll(double to) {
        scroll = Math.clamp(to, 0, Math.max(0, layout.depth() * row() - canvas.getHeight()));
        paint();
    }

    private int at(double x, double y) {
        for (FlameLayout.Box box : layout.boxes()) {
            if (x >= box.x() && x < box.x() + box.width() && y >= top(box.row()) && y < top(box.row()) + row()) {
                return box.node();
            }
        }
        return -1;
    }

    private void hover(MouseEvent event) {
        over(at(event.getX(), event.getY()));
    }

    private void over(int node) {
        if (node != hovered) {
            hovered = node;
            if (node < 0) {
                Tooltip.uninstall(this, tip);
                tip.hide();
            } else {
                tip.setText(flame.orElseThrow().text(node));
                Tooltip.install(this, tip);
            }
            paint();
        }
    }

    private void key(KeyEvent event) {
        if (flame.isEmpty()) {
            return;
        }
        Flame of = flame.get();
        boolean taken = true;
        switch (event.getCode()) {
            case UP -> of.move(icicle ? Flame.Way.TO_CALLER : Flame.Way.TO_CALLED, layout);
            case DOWN -> of.move(icicle ? Flame.Way.TO_CALLED : Flame.Way.TO_CALLER, layout);
            case LEFT -> of.move(Flame.Way.LEFT, layout);
            case RIGHT -> of.move(Flame.Way.RIGHT, layout);
            case ENTER, SPACE -> of.chosen().ifPresent(of::zoom);
            case BACK_SPACE -> of.out();
            case HOME -> of.reset();
            case C -> {
                taken = event.isShortcutDown() && of.chosen().isPresent();
                if (taken) {
                    Clipboard.getSystemClipboard()
                            .setContent(Map.of(DataFormat.PLAIN_TEXT, of.stack(of.chosen().get())));
                }
            }
            default -> taken = false;
        }
        boolean plain = !event.isAltDown() && !event.isShiftDown()
                && (!event.isShortcutDown() || event.getCode() == KeyCode.C);
        if (taken && plain) {
            event.consume();
            changed();
        }
    }

    private void paint() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        Palette palette = appearance.palette();
        pen.setGlobalAlpha(1);
        pen.setFill(colour(palette.fill(Style.BACKGROUND)));
        pen.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (flame.isEmpty()) {
            return;
        }
        Flame of = flame.get();
        Font font = Typefaces.of(FontRole.BAR.resource(), FontRole.BAR.size() * appearance.scale());
        if (!font.equals(ruler.getFont())) {
            ruler.setFont(font);
            widths.clear();
        }
        pen.setFont(font);
        for (FlameLayout.Box box : layout.boxes()) {
            double y = top(box.row());
            if (y + row() > 0 && y < canvas.getHeight()) {
                paint(pen, palette, of, box, y);
            }
        }
        of.chosen().ifPresent(node -> layout.boxes().stream().filter(box -> box.node() == node).findFirst()
                .ifPresent(box -> outline(pen, palette, box)));
    }

    private void paint(GraphicsContext pen, Palette palette, Flame of, FlameLayout.Box box, double y) {
        Style style = box.above() ? Style.HEADER : of.style(box.node());
        boolean found = search.isEmpty() || of.matches(box.node(), search);
        pen.setGlobalAlpha(found ? 1 : UNMATCHED);
        pen.setFill(colour(palette.fill(style)));
        double width = Math.max(0.5, box.width() - 1);
        pen.fillRect(box.x(), y, width, row() - 1);
        if (box.width() > 3) {
            pen.setStroke(colour(palette.edge(style)));
            pen.strokeRect(Math.floor(box.x()) + 0.5, y + 0.5, Math.max(1, Math.floor(width) - 1), row() - 2);
        }
        if (box.node() == hovered) {
            pen.setFill(colour(palette.fill(Style.SELECTION)));
            pen.setGlobalAlpha(0.15);
            pen.fillRect(box.x(), y, width, row() - 1);
        }
        if (box.width() >= LEAST_TEXT * appearance.scale()) {
            pen.setGlobalAlpha(1);
            pen.setFill(colour(palette.argb(found ? style.ink() : TextColour.MUTED)));
            pen.fillText(fitting(of.shortName(box.node()), box.width() - 2 * PAD), box.x() + PAD,
                    y + row() / 2 + FontRole.BAR.size() * appearance.scale() * 0.36);
        }
    }

    private void outline(GraphicsContext pen, Palette palette, FlameLayout.Box box) {
        pen.setGlobalAlpha(1);
        pen.setStroke(colour(palette.fill(Style.SELECTION)));
        pen.setLineWidth(2);
        pen.strokeRect(box.x() + 1, top(box.row()) + 1, Math.max(1, box.width() - 3), row() - 3);
        pen.setLineWidth(1);
    }

    /** The text, or as much of its beginning as fits, with an ellipsis. */
    private String fitting(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        String head = Beginning.fitting(text, text.length(), beginning -> width(beginning + "…") <= width);
        return head.length() < 2 ? "" : head + "…";
    }

    private double width(String text) {
        if (widths.size() > 20_000) {
            widths.clear();
        }
        return widths.computeIfAbsent(text, each -> {
            ruler.setText(each);
            return ruler.getLayoutBounds().getWidth();
        });
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, (argb >>> 24) / 255.0);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new Drawing(this);
    }

    private static final class Drawing extends SkinBase<FlameView> {
        Drawing(FlameView view) {
            super(view);
            view.canvas.setManaged(false);
            getChildren().add(view.canvas);
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            getSkinnable().redraw();
        }
    }
}

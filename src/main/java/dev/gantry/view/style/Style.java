package dev.gantry.view.style;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.gantry.trace.State;
import dev.gantry.view.style.StateLook.Occurs;
import dev.gantry.view.style.StateLook.Shape;

/** Style of a rectangle by what it shows: its colour and its pattern. */
public enum Style {
    // What lanes and tasks do: the entries of the legend, in its order.
    RUNNING(State.RUNNING, new StateLook(
            Shades.of(0x2f6bd8, 0x2f6bd8), Shades.of(0x5b93f5, 0x5b93f5), new TextColour(0xffffff, 0x07142b),
            Pattern.NONE, Shape.SLICE, new Glyph('█', '#', 34), Occurs.ALWAYS)),

    BLOCKED(State.BLOCKED, new StateLook(
            Shades.of(0xfbdfa6, 0xe6b257, 0xb07a1e), Shades.of(0x5a4620, 0x7b5f2a, 0x9a7a38),
            new TextColour(0x3d2a04, 0xf8e6bf), (x, y) -> Pattern.stripe(x + y & 7), Shape.SLICE,
            new Glyph('▒', '~', 33), Occurs.ALWAYS)),

    /** It is blocked, and with its thread it holds up all coroutines that share it. */
    BLOCKING(new StateLook(
            Shades.of(0xff8c1a, 0xdd6200, 0xc24400), Shades.of(0xffd400, 0xe08600), new TextColour(0x1f0d00, 0x241a00),
            (x, y) -> (x + y & 15) < 4 ? 0.5 : 0, Shape.SLICE, new Glyph('╳', 'X', 31), Occurs.WITH_COROUTINES)),

    CALLBACK(State.CALLBACK, new StateLook(
            Shades.of(0xa8437f, 0x7a2558), Shades.of(0xe08bbd, 0xbb6694), new TextColour(0xffffff, 0x2a0a1d),
            (x, y) -> Pattern.whole((x & 7) == (y & 7) || (x + y & 7) == 7), Shape.SLICE, new Glyph('▚', '%', 35),
            Occurs.ALWAYS)),

    QUEUED(new StateLook(
            Shades.of(0x98a9bd, 0xbfcad7, 0x7c8ea4), Shades.of(0x56657a, 0x40495a, 0x6b7b92),
            new TextColour(0x1c2430, 0xf2f5fa), (_, y) -> Pattern.whole((y & 3) == 0), Shape.STRIP,
            new Glyph('░', ':', 36), Occurs.ALWAYS)),

    IDLE(State.IDLE, new StateLook(
            Shades.of(0xf6f7f9, 0x8a94a3), Shades.of(0x1d2128, 0x5e6877), TextColour.TEXT,
            (x, y) -> Pattern.whole((y & 7) == 3 && (x + (y & 8) & 15) < 6), Shape.STRIP, new Glyph('·', '.', 90),
            Occurs.ALWAYS)),

    /** The end of a task that threw. */
    FAILED(new StateLook(
            Shades.of(0xd1242f, 0xffe3e0), Shades.of(0xff6b6b, 0x5a0d14), TextColour.TEXT,
            (x, y) -> Pattern.whole(((x ^ y) & 4) != 0), Shape.STRIP, new Glyph('!', '!', 31), Occurs.ALWAYS)),

    SENDING(State.SENDING, new StateLook(
            Shades.of(0x274348, 0x53777f), Shades.of(0x5adcf6, 0x35b0cb), new TextColour(0xffffff, 0x06303a),
            (x, _) -> Pattern.whole((x & 7) < 2), Shape.SLICE, new Glyph('▥', '=', 36), Occurs.WITH_PROCESSES)),

    READY(State.READY, new StateLook(
            Shades.of(0x9fdabf, 0x62b893, 0x2f8a66), Shades.of(0x1f5a45, 0x2f7d61, 0x4fa583),
            new TextColour(0x07301f, 0xe6faf1),
            (x, y) -> Pattern.whole((x & 7) < 2 && (y & 7) < 2 || (x + 4 & 7) < 2 && (y + 4 & 7) < 2), Shape.SLICE,
            new Glyph('◦', 'o', 32), Occurs.WITH_COROUTINES)),

    SUSPENDED(State.SUSPENDED, new StateLook(
            Shades.of(0xd3c6f4, 0xad9ae2, 0x8a73cc), Shades.of(0x453c66, 0x62568f, 0x7d70b4),
            new TextColour(0x2d2254, 0xece7fd), (x, y) -> Pattern.stripe(x - y & 15), Shape.SLICE,
            new Glyph('╌', '-', 90), Occurs.WITH_COROUTINES)),

    /** The lane is there, and nothing is known of what it does: a hairline. */
    ALIVE(0x8a94a3, 0x667080, new Glyph('─', '_', 90)),
    /** A coroutine of this thread holds it. */
    HELD(Shades.of(0xe8eefa, 0xe8eefa, 0x808eae), Shades.of(0x212b3d, 0x212b3d, 0x5f6f8f), new Glyph('─', '_', 90)),
    /** Control passes from one coroutine to another. */
    SWITCH(0x3d4a5f, 0xc3cbd9),

    // What comparing a recording with another shows of a task.
    /** It runs longer in the other recording. */
    LONGER(Shades.of(0xb4530a, 0x8a3d05), Shades.of(0xf0913f, 0xcf6f1f), new TextColour(0xffffff, 0x1f0d00),
            (_, y) -> Pattern.whole((y & 7) < 2), new Glyph('▲', '>', 33)),
    /** It runs shorter there. */
    SHORTER(Shades.of(0x0f766e, 0x075049), Shades.of(0x3fc1b0, 0x259c8c), new TextColour(0xffffff, 0x04211d),
            (x, y) -> Pattern.whole((x & 7) < 2 && (y & 3) < 2), new Glyph('▼', '<', 36)),
    /** It starts in another order there: a notch at its beginning. */
    MOVED(0x0f1b33, 0xf2f5fa),

    // What running slices look like where they are coloured by something else than their state: nine colours that are
    // told apart under colour blindness (after Paul Tol), and six that grow darker.
    HUE_1(Shades.of(0x332288, 0x332288), Shades.of(0xa584ff, 0xa584ff), new TextColour(0xffffff, 0x0a0824),
            Pattern.NONE, Glyph.WORK),
    HUE_2(Shades.of(0x88ccee, 0x88ccee, 0x4a97bd), Shades.of(0xaef7ff, 0xaef7ff), new TextColour(0x0b2530, 0x0b2530),
            Pattern.NONE, Glyph.WORK),
    HUE_3(Shades.of(0x44aa99, 0x44aa99, 0x2b7a6d), Shades.of(0x33b0b6, 0x33b0b6), new TextColour(0x04211c, 0x04211c),
            Pattern.NONE, Glyph.WORK),
    HUE_4(Shades.of(0x117733, 0x117733), Shades.of(0x007a1b, 0x007a1b), new TextColour(0xffffff, 0xffffff),
            Pattern.NONE, Glyph.WORK),
    HUE_5(Shades.of(0x999933, 0x999933, 0x77771f), Shades.of(0xdcbd27, 0xdcbd27), new TextColour(0x1a1a03, 0x1a1a03),
            Pattern.NONE, Glyph.WORK),
    HUE_6(Shades.of(0xddcc77, 0xddcc77, 0xa8963f), Shades.of(0xf4ff9c, 0xf4ff9c), new TextColour(0x2b2506, 0x2b2506),
            Pattern.NONE, Glyph.WORK),
    HUE_7(Shades.of(0xcc6677, 0xcc6677, 0xa34152), Shades.of(0xff8f7e, 0xff8f7e), new TextColour(0x25050b, 0x25050b),
            Pattern.NONE, Glyph.WORK),
    HUE_8(Shades.of(0x882255, 0x882255), Shades.of(0xb23d6d, 0xb23d6d), new TextColour(0xffffff, 0xffffff),
            Pattern.NONE, Glyph.WORK),
    HUE_9(Shades.of(0xaa4499, 0xaa4499), Shades.of(0x9154ad, 0x9154ad), new TextColour(0xffffff, 0xffffff),
            Pattern.NONE, Glyph.WORK),
    LENGTH_1(Shades.of(0xffffcc, 0xffffcc, 0xb5b56a), Shades.of(0xffffcc, 0xffffcc), new TextColour(0x2d2d0a, 0x2d2d0a),
            Pattern.NONE, Glyph.WORK),
    LENGTH_2(Shades.of(0xc7e9b4, 0xc7e9b4, 0x86ab71), Shades.of(0xc7e9b4, 0xc7e9b4), new TextColour(0x10240a, 0x10240a),
            Pattern.NONE, Glyph.WORK),
    LENGTH_3(Shades.of(0x7fcdbb, 0x7fcdbb, 0x4a9a88), Shades.of(0x7fcdbb, 0x7fcdbb), new TextColour(0x06231c, 0x06231c),
            Pattern.NONE, Glyph.WORK),
    LENGTH_4(Shades.of(0x41b6c4, 0x41b6c4, 0x2a8a97), Shades.of(0x41b6c4, 0x41b6c4), new TextColour(0x04212a, 0x04212a),
            Pattern.NONE, Glyph.WORK),
    LENGTH_5(Shades.of(0x2c7fb8, 0x2c7fb8), Shades.of(0x2c7fb8, 0x2c7fb8), new TextColour(0x00060c, 0x00060c),
            Pattern.NONE, Glyph.WORK),
    LENGTH_6(Shades.of(0x253494, 0x253494), Shades.of(0x4a5fd0, 0x4a5fd0), new TextColour(0xffffff, 0xffffff),
            Pattern.NONE, Glyph.WORK),

    // What surrounds them.
    BACKGROUND(0xffffff, 0x15181d),
    GUTTER(0xfafbfc, 0x191d23),
    HEADER(0xf4f6f9, 0x1d2229),
    RULER(0xfafbfc,
            0x191d23),
    GRID(0xf0f2f5, 0x1c2027),
    SEPARATOR(0xe7eaef, 0x262c35),
    TICK(0x7f8998, 0x667080,
            new Glyph('│', '|', 90)),
    TRIANGLE(0x7b8494, 0x8d97a8),
    MARK(0x6a7485, 0xa7b1c2),
    /** Laid over the ends of bars whose times may be off, again and again: they fade out. */
    SOFT(Shades.plain(0x60ffffff), Shades.plain(0x6015181d)),
    /** Outside of the recording: before its first record, after what is known. */
    OUTSIDE(0xf7f8fa, 0x121418),
    /** Live edge of the recording, while it goes on. */
    NOW(0xd64545, 0xff6b6b),
    /** What a lint found. */
    FAULT(0xb3261e, 0xff8a80),
    /** The outline of what is selected. */
    SELECTION(0x0f1b33, 0xf2f5fa),

    // Flags on the ruler, with a line through the lanes.
    /** A note of the user. */
    NOTE(0x8a5200, 0xe0a95c),
    /** The instant that is looked at. */
    MOMENT(0x2457b8, 0x8ab4ff),
    /** What times count from. */
    ORIGIN(0x47515f, 0xc3ccd9),
    /** The time up to which the recording is replayed. */
    PLAYHEAD(0xb3261e, 0xff8a80),
    /** Laid over what comes later than that. */
    VEIL(Shades.plain(0xc4ffffff), Shades.plain(0xc414171c)),
    /** Laid over what is not looked at; lets what is below shine through. */
    SHADE(Shades.plain(0x66e3e8f0), Shades.plain(0x80101216));

    private static final List<Style> EXPLAINED = Stream.of(values()).filter(each -> each.look.isPresent()).toList();
    private static final List<Style> HUES = startingWith("HUE_");
    private static final List<Style> LENGTHS = startingWith("LENGTH_");
    private static final Map<State, Style> OF_STATE = new EnumMap<>(State.class);

    static {
        EXPLAINED.forEach(each -> each.state.ifPresent(state -> OF_STATE.put(state, each)));
    }

    private final String id = name().toLowerCase(Locale.ROOT);
    private final Optional<State> state;
    private final Optional<StateLook> look;
    private final Shades light;
    private final Shades dark;
    private final TextColour ink;
    private final Pattern pattern;
    private final Glyph glyph;
    private final boolean bar;
    private final boolean round;

    Style(State state, StateLook look) {
        this(Optional.of(state), look);
    }

    Style(StateLook look) {
        this(Optional.empty(), look);
    }

    Style(Optional<State> state, StateLook look) {
        this(state, Optional.of(look), look.light(), look.dark(), look.ink(), look.pattern(), look.glyph(), true,
                look.shape() == Shape.SLICE);
    }

    /** A bar that stands for no state. */
    Style(Shades light, Shades dark, Glyph glyph) {
        this(Optional.empty(), Optional.empty(), light, dark, TextColour.MUTED, Pattern.NONE, glyph, true, true);
    }

    /** A bar that stands for a comparison. */
    Style(Shades light, Shades dark, TextColour ink, Pattern pattern, Glyph glyph) {
        this(Optional.empty(), Optional.empty(), light, dark, ink, pattern, glyph, true, true);
    }

    Style(int light, int dark) {
        this(light, dark, Glyph.BLANK);
    }

    Style(int light, int dark, Glyph glyph) {
        this(Optional.empty(), Optional.empty(), Shades.of(light, light), Shades.of(dark, dark), TextColour.TEXT,
                Pattern.NONE, glyph, false, false);
    }

    Style(Shades light, Shades dark) {
        this(Optional.empty(), Optional.empty(), light, dark, TextColour.TEXT, Pattern.NONE, Glyph.BLANK, false, false);
    }

    Style(
            Optional<State> state, Optional<StateLook> look, Shades light, Shades dark, TextColour ink, Pattern pattern,
            Glyph glyph, boolean bar, boolean round) {
        this.state = state;
        this.look = look;
        this.light = light;
        this.dark = dark;
        this.ink = ink;
        this.pattern = pattern;
        this.glyph = glyph;
        this.bar = bar;
        this.round = round;
    }

    /** How slices in this state look. */
    public static Style of(State state) {
        return OF_STATE.get(state);
    }

    /** Those that the legend explains, in its order: the states of lanes and tasks. */
    public static List<Style> explained() {
        return EXPLAINED;
    }

    private static List<Style> startingWith(String word) {
        return Stream.of(values()).filter(each -> each.name().startsWith(word)).toList();
    }

    /** Colours that are told apart. */
    static List<Style> hues() {
        return HUES;
    }

    /** Colours that grow darker. */
    static List<Style> lengths() {
        return LENGTHS;
    }

    /** All colours of running slices beside that of their state. */
    public static List<Style> tints() {
        return Stream.concat(HUES.stream(), LENGTHS.stream()).toList();
    }

    /** As texts and documents call it, such as {@code running}; a state's is the state's own. */
    public String id() {
        return id;
    }

    /** Whether this has an edge, and a pattern if it stands for a state, and is brighter under the pointer. */
    public boolean isBar() {
        return bar;
    }

    /**
     * Whether it is a slice, or the holder of a thread: rounded where there is room, edged at its sides too, torn where
     * it goes on.
     */
    public boolean isRound() {
        return round;
    }

    /** Whether it can be seen in a recording with one process or several, with coroutines or without. */
    public boolean occurs(boolean processes, boolean coroutines) {
        return look.map(StateLook::occurs).filter(occurs -> switch (occurs) {
            case ALWAYS -> true;
            case WITH_PROCESSES -> processes;
            case WITH_COROUTINES -> coroutines;
        }).isPresent();
    }

    /** The colour of a text on it. */
    public TextColour ink() {
        return ink;
    }

    /** What stands for it in a chart of characters. */
    public Glyph glyph() {
        return glyph;
    }

    Shades shades(boolean byNight) {
        return byNight ? dark : light;
    }

    Pattern pattern() {
        return pattern;
    }
}

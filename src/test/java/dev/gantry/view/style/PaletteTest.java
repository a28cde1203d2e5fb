package dev.gantry.view.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
    /** How far apart fills must lie in CIE L*a*b*; 2.3 is a difference that can just be seen. */
    private static final double FAR_ENOUGH = 15;
    private static final double READABLE = 4.5;
    /** What WCAG 1.4.11 asks of shapes. */
    private static final double SEEN = 3;

    /** How much a pattern must differ from its fill, without colour. */
    private static final double LINED = 1.4;

    /** The share of a pattern's pixels that are another one's not, however it is moved. */
    private static final double OTHERWISE = 0.04;

    private static final Set<Style> STATES = EnumSet.copyOf(Style.explained());

    /** Machado, Oliveira and Fernandes 2009, at full severity, on linear RGB. */
    private static final double[][] NORMAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final double[][] PROTAN = {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}};
    private static final double[][] DEUTAN = {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}};
    private static final double[][] TRITAN = {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602},
            {0.004733, 0.691367, 0.303900}};

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void statesDifferForEveryEye(boolean dark) {
        Palette palette = palette(dark);
        for (double[][] eye : new double[][][]{NORMAL, PROTAN, DEUTAN, TRITAN}) {
            for (Style one : STATES) {
                for (Style other : STATES) {
                    if (one.compareTo(other) < 0) {
                        assertThat(distance(palette.fill(one), palette.fill(other), eye))
                                .as("%s and %s, eye %d", one, other, indexOf(eye))
                                .isGreaterThan(FAR_ENOUGH);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void namesOnBarsCanBeRead(boolean dark) {
        Palette palette = palette(dark);
        Set<Style> named = EnumSet.copyOf(STATES);
        named.removeAll(EnumSet.of(Style.IDLE, Style.FAILED));
        named.add(Style.HELD);
        for (Style style : named) {
            assertThat(contrast(palette.argb(style.ink()), palette.fill(style))).as("%s", style)
                    .isGreaterThan(READABLE);
            assertThat(contrast(palette.argb(style.ink()), palette.pattern(style))).as("the pattern of %s", style)
                    .isGreaterThan(READABLE);
        }
    }

    /** Rows that have faded are still named. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void namesOnDimmedBarsCanBeRead(boolean dark) {
        Palette palette = palette(dark);
        Tiles tiles = new Tiles(palette);
        Set<Style> named = EnumSet.copyOf(STATES);
        named.remove(Style.FAILED);
        for (Style style : named) {
            for (int pixel : tiles.tile(style, Tiles.DIMMED)) {
                assertThat(contrast(palette.argb(TextColour.MUTED), pixel)).as("%s", style).isGreaterThan(READABLE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void barsStandOutFromWhatIsBehindThem(boolean dark) {
        Palette palette = palette(dark);
        int ground = palette.fill(Style.BACKGROUND);
        for (Style style : STATES) {
            int outermost = style == Style.IDLE ? palette.pattern(style) : palette.edge(style);
            assertThat(contrast(outermost, ground)).as("%s", style).isGreaterThan(SEEN);
        }
        assertThat(contrast(palette.edge(Style.HELD), ground)).as("the edge of who holds a thread").isGreaterThan(SEEN);
        for (Style style : EnumSet.of(Style.ALIVE, Style.TICK, Style.TRIANGLE, Style.MARK, Style.NOW, Style.SELECTION,
                Style.NOTE,
                Style.MOMENT, Style.ORIGIN, Style.PLAYHEAD, Style.SWITCH)) {
            assertThat(contrast(palette.fill(style), ground)).as("%s", style).isGreaterThan(SEEN);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ticksOfTheRulerAreSeenOnIt(boolean dark) {
        Palette palette = palette(dark);
        assertThat(contrast(palette.fill(Style.TICK), palette.fill(Style.RULER))).isGreaterThan(SEEN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wordsOnFlagsCanBeRead(boolean dark) {
        Palette palette = palette(dark);
        for (Style flag : EnumSet.of(Style.NOTE, Style.MOMENT, Style.ORIGIN, Style.PLAYHEAD)) {
            assertThat(contrast(palette.argb(TextColour.ON_FLAG), palette.fill(flag))).as("%s", flag)
                    .isGreaterThan(READABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wordsAroundTheChartCanBeRead(boolean dark) {
        Palette palette = palette(dark);
        for (Style ground : EnumSet.of(Style.BACKGROUND, Style.GUTTER, Style.HEADER, Style.RULER)) {
            for (TextColour ink : List.of(TextColour.TEXT, TextColour.MUTED, TextColour.ACCENT)) {
                assertThat(contrast(palette.argb(ink), palette.fill(ground))).as("%s on %s", ink, ground)
                        .isGreaterThan(READABLE);
            }
        }
    }

    /** Where colours are close, or there are none, patterns tell the states apart: only running has none. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyTwoStatesDifferInTheirPatternsHoweverTheseAreMoved(boolean dark) {
        for (Style one : STATES) {
            for (Style other : STATES) {
                if (one.compareTo(other) < 0) {
                    assertThat(difference(shape(one, dark), shape(other, dark))).as("%s and %s", one, other)
                            .isGreaterThan(OTHERWISE);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void patternsAreSeenWithoutColour(boolean dark) {
        Palette palette = palette(dark);
        for (Style style : STATES) {
            double lined = contrast(palette.fill(style), palette.pattern(style));
            if (style == Style.RUNNING) {
                assertThat(lined).isEqualTo(1);
            } else {
                assertThat(lined).as("%s", style).isGreaterThan(LINED);
            }
        }
    }

    /** Which pixels of a tile are the pattern's, by at least half. */
    private static boolean[] shape(Style style, boolean dark) {
        Palette palette = palette(dark);
        int[] tile = new Tiles(palette).tile(style, Tiles.PLAIN);
        boolean[] shape = new boolean[tile.length];
        for (int i = 0; i < tile.length; i++) {
            shape[i] = distance(tile[i], palette.fill(style), NORMAL) > distance(tile[i], palette.pattern(style),
                    NORMAL);
        }
        return shape;
    }

    private static double difference(boolean[] one, boolean[] other) {
        int least = one.length;
        for (int shift = 0; shift < one.length; shift++) {
            int different = 0;
            for (int i = 0; i < one.length; i++) {
                int x = i + shift & Tiles.SIDE - 1;
                int y = i / Tiles.SIDE + shift / Tiles.SIDE & Tiles.SIDE - 1;
                different += one[i] == other[y * Tiles.SIDE + x] ? 0 : 1;
            }
            least = Math.min(least, different);
        }
        return least / (double) one.length;
    }

    private static int indexOf(double[][] eye) {
        return eye == NORMAL ? 0 : eye == PROTAN ? 1 : eye == DEUTAN ? 2 : 3;
    }

    private static Palette palette(boolean dark) {
        return dark ? Palette.DARK : Palette.LIGHT;
    }

    private static double contrast(int one, int other) {
        double a = luminance(linear(one)) + 0.05;
        double b = luminance(linear(other)) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double distance(int one, int other, double[][] eye) {
        double[] a = lab(seen(linear(one), eye));
        double[] b = lab(seen(linear(other), eye));
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double[] linear(int argb) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = (argb >> 16 - 8 * i & 0xff) / 255.0;
            rgb[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    private static double[] seen(double[] rgb, double[][] eye) {
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(eye[i][0] * rgb[0] + eye[i][1] * rgb[1] + eye[i][2] * rgb[2], 0, 1);
        }
        return seen;
    }

    private static double[] lab(double[] rgb) {
        double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
        double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
        return new double[]{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }
}

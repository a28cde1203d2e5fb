package dev.gantry.view.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TraceLoader;
import dev.gantry.view.frame.Recordings;

@Tag("engine")
class TintsTest {
    private static final int LANE = Recordings.MAIN;

    /** Slices of a millisecond each with these names, of the categories {@code odd} and {@code even}. */
    private static Snapshot recorded(String... names) {
        Recordings made = new Recordings();
        for (int i = 0; i < names.length; i++) {
            new TraceLoader(made.trace).sliceStarted(i * Recordings.MS, LANE, State.RUNNING, 0,
                    made.names.intern(names[i]),
                    made.names.intern("{\"cat\":\"" + (i % 2 == 0 ? "even" : "o\\\"dd") + "\",\"args\":{\"n\":1}}"));
            new TraceLoader(made.trace).sliceEnded((i + 1) * Recordings.MS, LANE);
        }
        return made.finish(names.length * Recordings.MS);
    }

    private static Optional<Style> tint(ColourBy by, Snapshot snapshot, int first, int count) {
        return new Tints().of(by, snapshot, snapshot.lane(LANE).row(0), first, count);
    }

    @Test
    void aNameHasOneColourInEveryRecording() {
        Snapshot one = recorded("read", "write", "read");
        Snapshot other = recorded("x", "read");
        assertThat(tint(ColourBy.NAME, one, 0, 1)).isPresent().isEqualTo(tint(ColourBy.NAME, one, 2, 1))
                .isEqualTo(tint(ColourBy.NAME, other, 1, 1));
        assertThat(tint(ColourBy.NAME, one, 0, 1)).as("by nothing").isNotEqualTo(tint(ColourBy.STATE, one, 0, 1));
    }

    @Test
    void severalSlicesHaveTheColourThatTheyShare() {
        Snapshot snapshot = recorded("read", "read", "read", "write");
        assertThat(tint(ColourBy.NAME, snapshot, 0, 3)).isEqualTo(tint(ColourBy.NAME, snapshot, 0, 1));
        assertThat(tint(ColourBy.NAME, snapshot, 0, 4)).isEmpty();
    }

    @Test
    void categoriesAndDurationsHaveColoursToo() {
        Snapshot snapshot = recorded("a", "b", "c");
        assertThat(tint(ColourBy.CATEGORY, snapshot, 0, 1)).isPresent()
                .isEqualTo(tint(ColourBy.CATEGORY, snapshot, 2, 1));
        assertThat(Tints.longest(ColourBy.CATEGORY, snapshot, () -> true, _ -> {}).orElseThrow())
                .extracting(Tints.Coloured::name).containsExactly("even", "o\"dd");
        assertThat(tint(ColourBy.DURATION, snapshot, 0, 3)).contains(Style.LENGTH_4);
        assertThat(tint(ColourBy.TASK, snapshot, 0, 1)).as("of no task").isEmpty();
    }

    @Test
    void aLegendTellsTheTenThatTookTheMostTime() {
        String[] names = new String[20 * 21 / 2];
        int at = 0;
        for (int name = 1; name <= 20; name++) {
            for (int i = 0; i < name; i++) {
                names[at++] = "f" + name;
            }
        }
        Snapshot snapshot = recorded(names);
        List<Tints.Coloured> longest = Tints.longest(ColourBy.NAME, snapshot, () -> true, _ -> {}).orElseThrow();
        assertThat(longest).extracting(Tints.Coloured::name).containsExactly("f20", "f19", "f18", "f17", "f16", "f15",
                "f14", "f13", "f12", "f11");
        Row row = snapshot.lane(LANE).row(0);
        assertThat(longest.getFirst().style())
                .isEqualTo(tint(ColourBy.NAME, snapshot, row.size() - 1, 1).orElseThrow());
    }

    @Test
    void aLegendThatIsNotWantedAnyMoreIsGivenUp() {
        String[] names = new String[20_000];
        Arrays.fill(names, "f");
        assertThat(Tints.longest(ColourBy.NAME, recorded(names), () -> false, _ -> {})).isEmpty();
    }

    /** As by simulations of protanopia, deuteranopia and tritanopia (Viénot, Brettel), in linear light. */
    @Test
    void coloursAreToldApartUnderColourBlindnessAndTextsOnThemCanBeRead() {
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            List<Style> hues = Style.hues();
            for (int a = 0; a < hues.size(); a++) {
                for (int b = 0; b < a; b++) {
                    for (double[][] eye : EYES) {
                        assertThat(distance(seen(eye, palette.fill(hues.get(a))), seen(eye, palette.fill(hues.get(b)))))
                                .as("%s and %s", hues.get(a), hues.get(b)).isGreaterThan(10);
                    }
                }
            }
            assertThat(Style.tints()).allSatisfy(style -> assertThat(
                    contrast(palette.fill(style), palette.argb(style.ink()))).as("%s", style).isGreaterThan(4.5));
        }
    }

    private static final List<double[][]> EYES = List.of(
            new double[][]{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            new double[][]{{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}},
            new double[][]{{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}},
            new double[][]{{1.01277, 0.13548, -0.14826}, {-0.01243, 0.86812, 0.14431}, {0.07589, 0.80500, 0.11911}});

    private static double[] linear(int argb) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = (argb >> 16 - 8 * i & 0xff) / 255.0;
            rgb[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    private static double[] seen(double[][] eye, int argb) {
        double[] rgb = linear(argb);
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(eye[i][0] * rgb[0] + eye[i][1] * rgb[1] + eye[i][2] * rgb[2], 0, 1);
        }
        return lab(seen);
    }

    private static double[] lab(double[] rgb) {
        double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
        double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
        return new double[]{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double contrast(int one, int other) {
        double a = lightness(one);
        double b = lightness(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double lightness(int argb) {
        double[] rgb = linear(argb);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }
}

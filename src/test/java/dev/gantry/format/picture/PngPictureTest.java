package dev.gantry.format.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.Excerpt;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.frame.Recordings;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Style;

class PngPictureTest {
    private static final Snapshot TWENTY = Recordings.twenty(Long.MAX_VALUE);

    @TempDir
    private Path folder;

    @Test
    void theSameRecordingGivesTheSameBytes() throws IOException {
        Path one = folder.resolve("one.png");
        Path two = folder.resolve("two.png");
        titled("20 tasks on 5 threads").write(TWENTY, one);
        titled("20 tasks on 5 threads").write(TWENTY, two);

        assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
    }

    @Test
    void showsEveryStateInItsColour() throws IOException {
        for (Palette palette : new Palette[]{Palette.LIGHT, Palette.DARK}) {
            Path file = folder.resolve("picture.png");
            new PngPicture("20 tasks on 5 threads", Excerpt.WHOLE, Look.USUAL.in(palette)).write(TWENTY, file);
            BufferedImage image = ImageIO.read(file.toFile());
            Set<Integer> colours = new HashSet<>();
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    colours.add(image.getRGB(x, y));
                }
            }
            assertThat(image.getWidth()).isEqualTo(1600);
            assertThat(colours).contains(palette.fill(Style.RUNNING), palette.fill(Style.BLOCKED),
                    palette.fill(Style.CALLBACK), palette.fill(Style.QUEUED), palette.fill(Style.IDLE),
                    palette.fill(Style.FAILED));
        }
    }

    @Test
    void titleAndLinesAreAsHighAsTheyNeed() throws IOException {
        assertThat(titled("x").image(TWENTY).getHeight()).isBetween(300, 500);
        assertThat(titled("x").image(lanes(5000)).getHeight()).isBetween(7000, 8000);
        assertThat(titled("").image(new Recordings().finish(0)).getHeight()).isPositive();
    }

    @Test
    void refusesInOneSentenceAndLeavesNothingBehind() throws IOException {
        PngPicture picture = titled("x");

        assertThatIOException().isThrownBy(() -> picture.write(TWENTY, folder.resolve("no/such/folder.png")))
                .withMessageMatching("Cannot write .*: the folder .* does not exist\\.");
        assertThatIOException().isThrownBy(() -> picture.write(TWENTY, folder))
                .withMessageEndingWith("it is a folder.");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFileThatWasThereIsReplacedAndNothingStaysBesideIt() throws IOException {
        Path file = folder.resolve("picture.png");
        Files.writeString(file, "old");
        titled("x").write(TWENTY, file);

        assertThat(ImageIO.read(file.toFile())).isNotNull();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    private static Snapshot lanes(int count) {
        Recordings made = new Recordings();
        for (int lane = 3; lane < 3 + count; lane++) {
            made.worker(lane, lane, "w-" + lane);
            made.slice(lane, State.RUNNING, lane, lane + 50);
        }
        return made.finish(count + 100);
    }

    private static PngPicture titled(String title) {
        return new PngPicture(title, Excerpt.WHOLE, Look.USUAL);
    }
}

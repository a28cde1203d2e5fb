package dev.gantry.format.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.format.Excerpt;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.frame.Recordings;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Style;

class GifPictureTest {
    private static final Snapshot TWENTY = Recordings.twenty(Long.MAX_VALUE);
    private static final Look SMALL = new Look(800, 1, Palette.LIGHT, Look.USUAL.emphasis());

    /** What a program that plays it shows, one after the other. */
    private static List<BufferedImage> shown;

    private static List<IIOMetadataNode> about;

    @BeforeAll
    static void play() throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(written(SMALL))));
        shown = new ArrayList<>();
        about = new ArrayList<>();
        for (int i = 0; i < reader.getNumImages(true); i++) {
            about.add((IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0"));
            shown.add(over(shown.isEmpty() ? null : shown.getLast(), reader.read(i), about.getLast()));
        }
    }

    @Test
    @DisplayName("the last picture is that of the PNG: plain areas are exact, and blends at the edges of letters "
            + "nearly so")
    void whole() throws IOException {
        BufferedImage whole = new PngPicture("title", Excerpt.WHOLE, SMALL).image(TWENTY);
        BufferedImage last = shown.getLast();

        assertThat(last.getWidth()).isEqualTo(whole.getWidth());
        assertThat(last.getHeight()).isEqualTo(whole.getHeight());
        int[] differences = IntStream.range(0, whole.getWidth() * whole.getHeight())
                .map(at -> difference(last.getRGB(at % 800, at / 800), whole.getRGB(at % 800, at / 800)))
                .filter(difference -> difference > 0)
                .toArray();
        assertThat(differences.length).isLessThan(whole.getWidth() * whole.getHeight() / 25);
        assertThat(IntStream.of(differences).max().orElse(0)).isLessThan(40);
    }

    @Test
    @DisplayName("bars grow from picture to picture, and what is to come is pale")
    void grows() {
        int bar = Palette.LIGHT.fill(Style.BLOCKED);
        int[] pixels = IntStream.iterate(0, step -> step < GifPicture.STEPS, step -> step + 24)
                .map(step -> pixels(shown.get(step), bar)).toArray();

        assertThat(pixels[0]).isLessThan(pixels[pixels.length - 1] / 10);
        for (int i = 1; i < pixels.length; i++) {
            assertThat(pixels[i]).isGreaterThan(pixels[i - 1]);
        }
    }

    @Test
    @DisplayName("plays for ten seconds and a half, then again without end")
    void plays() {
        assertThat(about.stream().mapToInt(image -> number(image, "GraphicControlExtension", "delayTime")).sum())
                .isEqualTo((GifPicture.STEPS * GifPicture.STEP_MILLIS + GifPicture.REST_MILLIS) / 10)
                .isBetween(1000, 1100);
        IIOMetadataNode loop = (IIOMetadataNode) about.getFirst().getElementsByTagName("ApplicationExtension").item(0);
        assertThat(loop.getAttribute("applicationID")).isEqualTo("NETSCAPE");
        assertThat((byte[]) loop.getUserObject()).containsExactly(1, 0, 0);
    }

    @Test
    @DisplayName("only what changed is in a picture, and one table of colours serves all")
    void onlyChanges() {
        assertThat(about).allSatisfy(image -> assertThat(image.getElementsByTagName("LocalColorTable").getLength())
                .isZero());
        assertThat(about.subList(1, GifPicture.STEPS)).allSatisfy(
                image -> assertThat(number(image, "ImageDescriptor", "imageWidth")).isLessThan(400));
    }

    @Test
    @DisplayName("the same recording gives the same bytes")
    void sameBytes() throws IOException {
        Look dark = SMALL.in(Palette.DARK).scaled(0.5);
        assertThat(written(dark)).isEqualTo(written(dark));
    }

    @Test
    @DisplayName("a recording of nothing is a picture that stands still")
    void nothing() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new GifPicture("title", Excerpt.WHOLE, SMALL).write(new Recordings().finish(0), out, _ -> {});
        assertThat(ImageIO.read(new ByteArrayInputStream(out.toByteArray())).getWidth()).isEqualTo(800);
    }

    @Test
    @DisplayName("too many pixels are refused in one sentence, before anything is drawn")
    void tooLarge() {
        Recordings made = new Recordings();
        for (int lane = 3; lane < 5000; lane++) {
            made.worker(lane, lane, "w-" + lane);
            made.slice(lane, State.RUNNING, lane, lane + 50);
        }
        GifPicture picture = new GifPicture("title", Excerpt.WHOLE, Look.USUAL.scaled(4));
        Snapshot tall = made.finish(5100);

        assertThatIOException().isThrownBy(() -> picture.write(tall, OutputStream.nullOutputStream(), _ -> {
            throw new AssertionError("it was begun");
        })).withMessageMatching("the moving picture would have 6,400 by [0-9,]+ pixels; a smaller scale.*");
    }

    @Test
    @DisplayName("who is told how far it is can end it")
    void cancelled() {
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> new GifPicture("title", Excerpt.WHOLE,
                SMALL).write(TWENTY, OutputStream.nullOutputStream(), done -> {
                    if (done > 0.1) {
                        throw new CancellationException();
                    }
                }));
    }

    private static byte[] written(Look look) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new GifPicture("title", Excerpt.WHOLE, look).write(TWENTY, out, _ -> {});
        return out.toByteArray();
    }

    private static BufferedImage over(BufferedImage before, BufferedImage change, IIOMetadataNode about) {
        int width = before == null ? change.getWidth() : before.getWidth();
        int height = before == null ? change.getHeight() : before.getHeight();
        BufferedImage after = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = after.createGraphics();
        graphics.drawImage(before, 0, 0, null);
        graphics.drawImage(change, number(about, "ImageDescriptor", "imageLeftPosition"),
                number(about, "ImageDescriptor", "imageTopPosition"), null);
        graphics.dispose();
        return after;
    }

    private static int number(IIOMetadataNode about, String node, String attribute) {
        return Integer.parseInt(((IIOMetadataNode) about.getElementsByTagName(node).item(0)).getAttribute(attribute));
    }

    private static int pixels(BufferedImage image, int colour) {
        return (int) IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(at -> image.getRGB(at % image.getWidth(), at / image.getWidth()) == colour)
                .count();
    }

    private static int difference(int one, int other) {
        return IntStream.of(0, 8, 16).map(shift -> Math.abs((one >> shift & 0xff) - (other >> shift & 0xff))).max()
                .orElseThrow();
    }
}

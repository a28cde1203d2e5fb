package dev.gantry.format.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Animated GIF encoder: pictures of one size, played over and over. Of each picture only the box that changed is
 * written, and what did not change in it is transparent: that packs well. For one thread.
 */
final class GifStream implements AutoCloseable {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final int MILLIS_A_TICK = 10;

    /** Netscape's extension, which all programs know: a block of kind 1, and 0 for no end. */
    private static final byte[] FOR_EVER = {1, 0, 0};

    private final ColourTable colours;
    private final IndexColorModel model;
    private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    private final MemoryCacheImageOutputStream out;
    private int[] shown;

    /** Begins a GIF in a stream that stays open. */
    GifStream(OutputStream to, ColourTable colours) throws IOException {
        this.colours = colours;
        this.model = colours.model();
        this.out = new MemoryCacheImageOutputStream(to);
        writer.setOutput(out);
        writer.prepareWriteSequence(null);
    }

    /** Adds a picture that stands for this long. */
    void add(BufferedImage picture, int millis) throws IOException {
        int width = picture.getWidth();
        int[] next = ColourTable.pixels(picture);
        Box box = shown == null ? new Box(0, 0, width, picture.getHeight()) : Box.around(shown, next, width);
        BufferedImage changed = new BufferedImage(box.width, box.height, BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] pixels = ((DataBufferByte) changed.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < box.height; y++) {
            for (int x = 0; x < box.width; x++) {
                int at = (box.top + y) * width + box.left + x;
                boolean same = shown != null && shown[at] == next[at];
                pixels[y * box.width + x] = same ? (byte) ColourTable.TRANSPARENT : colours.number(next[at]);
            }
        }
        writer.writeToSequence(new IIOImage(changed, null, about(box, millis, shown == null)), null);
        shown = next;
    }

    @Override
    public void close() throws IOException {
        writer.endWriteSequence();
        writer.dispose();
        out.close();
    }

    private IIOMetadata about(Box box, int millis, boolean first) throws IOException {
        IIOMetadata about = writer
                .getDefaultImageMetadata(new ImageTypeSpecifier(model, model.createCompatibleSampleModel(
                        box.width, box.height)), null);
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(node("ImageDescriptor", Map.of(
                "imageLeftPosition", box.left, "imageTopPosition", box.top,
                "imageWidth", box.width, "imageHeight", box.height, "interlaceFlag", "FALSE")));
        root.appendChild(node("GraphicControlExtension", Map.of(
                "disposalMethod", "doNotDispose", "userInputFlag", "FALSE", "transparentColorFlag", "TRUE",
                "transparentColorIndex", ColourTable.TRANSPARENT, "delayTime", millis / MILLIS_A_TICK)));
        if (first) {
            IIOMetadataNode loop = node("ApplicationExtension", Map.of(
                    "applicationID", "NETSCAPE", "authenticationCode", "2.0"));
            loop.setUserObject(FOR_EVER);
            IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
            extensions.appendChild(loop);
            root.appendChild(extensions);
        }
        about.setFromTree(FORMAT, root);
        return about;
    }

    private static IIOMetadataNode node(String name, Map<String, Object> attributes) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        attributes.forEach((key, value) -> node.setAttribute(key, value.toString()));
        return node;
    }

    /** Bounding box of all differences; of one pixel where there is none, as a GIF knows no empty picture. */
    private record Box(int left, int top, int width, int height) {
        static Box around(int[] before, int[] after, int width) {
            int first = Arrays.mismatch(before, after);
            if (first < 0) {
                return new Box(0, 0, 1, 1);
            }
            int left = width - 1;
            int right = 0;
            int bottom = first / width;
            for (int row = first / width; row * width < before.length; row++) {
                int start = row * width;
                int end = start + width;
                int change = Arrays.mismatch(before, start, end, after, start, end);
                if (change >= 0) {
                    bottom = row;
                    left = Math.min(left, change);
                    int last = width - 1;
                    while (before[start + last] == after[start + last]) {
                        last--;
                    }
                    right = Math.max(right, last);
                }
            }
            return new Box(left, first / width, right - left + 1, bottom - first / width + 1);
        }
    }
}

package dev.gantry.view.frame;

import java.util.Arrays;

import dev.gantry.view.style.Style;

/** Selection outlines, kept until all bars are drawn, so that they lie above them. */
final class Outlines {
    private int[] boxes = new int[4 * 16];
    private int size;

    void add(int x, int y, int width, int height) {
        if (4 * size == boxes.length) {
            boxes = Arrays.copyOf(boxes, boxes.length * 2);
        }
        int at = 4 * size++;
        boxes[at] = x;
        boxes[at + 1] = y;
        boxes[at + 2] = width;
        boxes[at + 3] = height;
    }

    void clear() {
        size = 0;
    }

    void flush(Scene scene) {
        int thick = scene.metrics().px(2);
        Rects rects = scene.rects();
        for (int i = 0; i < size && !scene.metrics().isText(); i++) {
            int x = boxes[4 * i] - 1;
            int y = boxes[4 * i + 1] - 1;
            int width = boxes[4 * i + 2] + 2;
            int height = boxes[4 * i + 3] + 2;
            rects.add(x, y, width, thick, Style.SELECTION);
            rects.add(x, y + height - thick, width, thick, Style.SELECTION);
            rects.add(x, y + thick, thick, height - 2 * thick, Style.SELECTION);
            rects.add(x + width - thick, y + thick, thick, height - 2 * thick, Style.SELECTION);
        }
        size = 0;
    }
}

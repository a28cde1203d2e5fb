package dev.gantry.ui;

import java.nio.file.Path;
import java.util.Arrays;

import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.ClipboardAssistance;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;

/** Files that the user drags over the newest window, told to JavaFX where the system tells it. */
final class Dragging {
    /** What the window would do with them: have a copy. */
    static final int COPY = Clipboard.ACTION_COPY;

    /** What the window would do with them: nothing. */
    static final int NONE = Clipboard.ACTION_NONE;

    private final Held held;

    private Dragging(Held held) {
        this.held = held;
    }

    /** These files; without any, some words. */
    static Dragging of(Path... files) {
        Screen.start();
        return Screen.fx(() -> new Dragging(new Held(files)));
    }

    /** Into the window and on, in its upper half; returns what the window would do with them. */
    int over() {
        return over(310);
    }

    /** Into the window and on to this height. */
    int over(int y) {
        return Screen.fx(() -> {
            View view = view();
            view.getEventHandler().handleDragEnter(view, 300, 300, 300, 300, COPY, held);
            return view.getEventHandler().handleDragOver(view, 310, y, 310, y, COPY, held);
        });
    }

    void leave() {
        Screen.fx(() -> {
            View view = view();
            view.getEventHandler().handleDragLeave(view, held);
            return null;
        });
    }

    /** In the upper half; returns what the window has done. */
    int drop() {
        return drop(310);
    }

    int drop(int y) {
        return Screen.fx(() -> {
            View view = view();
            return view.getEventHandler().handleDragDrop(view, 310, y, 310, y, COPY, held);
        });
    }

    private static View view() {
        return Window.getWindows().stream().filter(each -> each.isVisible() && each.getView() != null)
                .reduce((_, last) -> last).orElseThrow().getView();
    }

    /** What the system holds while the user drags. */
    private static final class Held extends ClipboardAssistance {
        private final String[] files;

        Held(Path... files) {
            super(Clipboard.DND);
            this.files = Arrays.stream(files).map(Path::toString).toArray(String[]::new);
        }

        @Override
        public Object getData(String type) {
            return type.equals(type()) ? files.length == 0 ? "words" : files : null;
        }

        @Override
        public String[] getMimeTypes() {
            return new String[]{type()};
        }

        @Override
        public int getSupportedSourceActions() {
            return Clipboard.ACTION_ANY;
        }

        private String type() {
            return files.length == 0 ? Clipboard.TEXT_TYPE : Clipboard.FILE_LIST_TYPE;
        }
    }
}

package dev.gantry.ui.feature;

/** Sentences that the user must know, whatever the window shows. */
public final class Notices {
    private Board board = new Board() {
        @Override
        public void say(String sentence) {}

        @Override
        public void changed() {}
    };

    /** What shows them. */
    public interface Board {
        void say(String sentence);

        void changed();
    }

    /** Has this show them from now on. */
    public void shownBy(Board shows) {
        board = shows;
    }

    /** Shows this sentence above everything else, until the user closes it. */
    public void say(String sentence) {
        board.say(sentence);
    }

    /** The program was changed: why it could not begin as it was need not be known any more. */
    public void changed() {
        board.changed();
    }
}

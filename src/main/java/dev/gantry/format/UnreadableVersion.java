package dev.gantry.format;

import java.io.IOException;

import dev.gantry.trace.message.Message;
import dev.gantry.view.style.Phrases;

/**
 * A file in a version of its format that can't be read: nothing of it is shown. The message is the part of a sentence
 * that says why, in the user's language and without the file's name.
 */
public final class UnreadableVersion extends IOException {
    private static final long serialVersionUID = 1;

    public UnreadableVersion(Message why) {
        super(why.text());
    }

    /** Why, in the language that is spoken now. */
    @Override
    public String getMessage() {
        return Phrases.words(super.getMessage());
    }
}

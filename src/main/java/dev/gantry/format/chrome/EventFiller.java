package dev.gantry.format.chrome;

import java.io.IOException;

/** What takes the events of a parser, which fills them one by one. */
interface EventFiller {
    /** The event to be filled, the same until it is added. */
    Event next();

    /** Hands the event on. */
    void add() throws IOException;
}

package dev.gantry.agent.hook;

/** Given at load to classes whose objects hold their number of a task or an executor in a field of their own. */
public interface Tagged {
    /** Which of the tagged classes it is, from 0. */
    int gantryClass();

    /** The number; negative for a task that has started or will not start any more, 0 for none. */
    int gantryNumber();
}

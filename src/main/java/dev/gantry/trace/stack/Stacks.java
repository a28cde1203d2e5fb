package dev.gantry.trace.stack;

/** Stacks of a recording, see {@link StackTable}; names and sites are numbers of the trace's texts. Immutable. */
public final class Stacks {
    private final int[] parents;
    private final int[] names;
    private final int[] sites;
    private final short[] depths;
    private final int size;

    Stacks(int[] parents, int[] names, int[] sites, short[] depths, int size) {
        this.parents = parents;
        this.names = names;
        this.sites = sites;
        this.depths = depths;
        this.size = size;
    }

    /** One more than the greatest number of a node. */
    public int size() {
        return size;
    }

    /** The node of the frame below, which called this one; 0 for none. It is less than the node. */
    public int parent(int node) {
        return parents[node];
    }

    /** What runs: a number of a text. */
    public int name(int node) {
        return names[node];
    }

    /** Where in it, a text {@code class:line}; 0 if not known. */
    public int site(int node) {
        return sites[node];
    }

    /** Number of frames; 0 for the empty stack. */
    public int depth(int node) {
        return depths[node];
    }
}

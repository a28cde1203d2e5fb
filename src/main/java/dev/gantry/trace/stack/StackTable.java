package dev.gantry.trace.stack;

import java.util.Arrays;

/**
 * Stacks as a tree, so that what many stacks begin with is stored once. A node is a frame above another: a stack is the
 * node of its innermost frame. Nodes are numbered from 1, each after the one below it; 0 is the empty stack.
 *
 * <p>A node takes about 24 bytes. The table is bounded in depth and number, because files may be forged. One thread
 * adds; a {@link Stacks} reads what there was when it was made.
 */
public final class StackTable {
    /** Most frames of a stack: more than any program's recorder takes. */
    public static final int DEEPEST = 4096;

    /** Most nodes of all stacks. */
    public static final int MOST = 1 << 24;

    private static final int FIRST = 16;
    private static final int MIX = 0x9E3779B9;

    private int[] parents = {0};
    private int[] names = {0};
    private int[] sites = {0};
    private short[] depths = {0};
    private int[] places = new int[2 * FIRST];
    private int size = 1;

    /** An empty table. */
    public StackTable() {}

    /**
     * The node of a frame above a stack; the stack itself if that is as deep as one may be, or there are too many.
     *
     * @param below a node of this table, 0 for the outermost frame
     * @param name the number of the text of what runs
     * @param site the number of the text {@code class:line} or {@code file:line} of where in it; 0 if not known
     */
    public int node(int below, int name, int site) {
        int mask = places.length - 1;
        int at = hash(below, name, site) & mask;
        for (; places[at] != 0; at = at + 1 & mask) {
            int node = places[at];
            if (parents[node] == below && names[node] == name && sites[node] == site) {
                return node;
            }
        }
        if (depths[below] == DEEPEST || size > MOST) {
            return below;
        }
        places[at] = size;
        add(below, name, site);
        if (2 * size > places.length) {
            spread();
        }
        return size - 1;
    }

    /** Whether this is the number of a node, or of the empty stack. */
    public boolean has(int node) {
        return node >= 0 && node < size;
    }

    /** What there is now. */
    public Stacks view() {
        return new Stacks(parents, names, sites, depths, size);
    }

    private void add(int below, int name, int site) {
        if (size == parents.length) {
            int room = Math.max(FIRST, size + (size >> 1));
            parents = Arrays.copyOf(parents, room);
            names = Arrays.copyOf(names, room);
            sites = Arrays.copyOf(sites, room);
            depths = Arrays.copyOf(depths, room);
        }
        parents[size] = below;
        names[size] = name;
        sites[size] = site;
        depths[size] = (short) (depths[below] + 1);
        size++;
    }

    private void spread() {
        int[] wider = new int[2 * places.length];
        for (int node = 1; node < size; node++) {
            int at = hash(parents[node], names[node], sites[node]) & wider.length - 1;
            while (wider[at] != 0) {
                at = at + 1 & wider.length - 1;
            }
            wider[at] = node;
        }
        places = wider;
    }

    private static int hash(int below, int name, int site) {
        int hash = ((below * MIX ^ name) * MIX ^ site) * MIX;
        return hash ^ hash >>> 15;
    }
}

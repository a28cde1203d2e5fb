package dev.gantry.hook;

/**
 * A sender's ids and what they are called here. Both are positive; memory grows with the number of entries, whatever
 * the ids. For one thread.
 */
final class IdMap {
    private int[] keys = new int[16];
    private int[] values = new int[16];
    private int size;

    /** What this id is here, 0 if it is not known. */
    int get(int key) {
        return key <= 0 ? 0 : values[slot(key)];
    }

    boolean has(int key) {
        return get(key) != 0;
    }

    int size() {
        return size;
    }

    void put(int key, int value) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int slot = slot(key);
        size += keys[slot] == 0 ? 1 : 0;
        keys[slot] = key;
        values[slot] = value;
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = key * 0x9E3779B9 >>> 7 & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        values = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}

package dev.gantry.insight.compare;

import java.util.Arrays;

/**
 * Rank-sum test of two samples (Mann and Whitney; Wilcoxon), with equal values sharing their ranks: how probable such a
 * difference is if both samples come from the same distribution. By the normal approximation, for {@link #LEAST} values
 * or more on each side.
 */
final class RankSum {
    /** With fewer values the approximation says nothing. */
    static final int LEAST = 8;

    private RankSum() {}

    /** The probability, from 0 to 1, for both directions; NaN if there are too few values. Sorts both arrays. */
    static double probability(long[] one, long[] other) {
        int n = one.length;
        int m = other.length;
        if (Math.min(n, m) < LEAST) {
            return Double.NaN;
        }
        Arrays.sort(one);
        Arrays.sort(other);
        double ranks = 0; // of the first sample
        double ties = 0;
        int i = 0;
        int j = 0;
        while (i < n || j < m) {
            long value = i < n && (j == m || one[i] <= other[j]) ? one[i] : other[j];
            int firstOne = i;
            int firstOther = j;
            while (i < n && one[i] == value) {
                i++;
            }
            while (j < m && other[j] == value) {
                j++;
            }
            double equal = i - firstOne + j - firstOther;
            double rank = firstOne + firstOther + (equal + 1) / 2;
            ranks += rank * (i - firstOne);
            ties += equal * equal * equal - equal;
        }
        double all = n + (double) m;
        double u = ranks - n * (n + 1.0) / 2;
        double deviation = Math.sqrt(n * (double) m / 12 * (all + 1 - ties / (all * (all - 1))));
        if (deviation == 0) {
            return 1; // all values are equal
        }
        double z = Math.max(0, Math.abs(u - n * (double) m / 2) - 0.5) / deviation;
        return Math.min(1, 2 * tail(z));
    }

    /** Probability of a standard normal value above z, for z from 0, by Abramowitz and Stegun 26.2.17; error 7.5e-8. */
    private static double tail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double sum = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}

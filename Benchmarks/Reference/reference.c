// What a core can do, and what the model's heaviest work takes when it is written in C by hand.
//
// Prints three numbers: the core's peak for multiplications and additions that are not fused, GFLOP/s; the time of
// all arrivals of a step of eight members, µs; and that of their exponentials and logarithms, µs. Each is the best
// of many rounds, as the machine may be busy.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { REGIONS = 40, AGES = 100, CURVES = 2500, ROUNDS = 300 };
typedef double four __attribute__((vector_size(32)));
typedef int64_t fourBits __attribute__((vector_size(32)));

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

static four all(double x) { return (four){x, x, x, x}; }

// Six sums and six products that do not wait for each other keep four pipes busy.
static double peak(void) {
    const int turns = 400000;
    four sums[6], products[6];
    for (int i = 0; i < 6; i++) sums[i] = products[i] = all(1 + i * 1e-9);
    const four step = all(1e-9), growth = all(1 + 1e-9);
    const double start = seconds();
    for (int turn = 0; turn < turns; turn++) {
        for (int i = 0; i < 6; i++) {
            sums[i] += step;
            products[i] *= growth;
            __asm__ volatile("" : "+x"(sums[i]), "+x"(products[i]));
        }
    }
    return 48.0 * turns / (seconds() - start) * 1e-9;
}

// Two ages, four members and five destinations at a time: ten sums, which stay in registers.
static void distribute(const four *sent, four *arrivals, const double *moves) {
    for (int half = 0; half < 2; half++)
        for (int to = 0; to < REGIONS; to += 5) {
            four sum[5][2] = {{{0}}};
            for (int from = 0; from < REGIONS; from++)
#pragma GCC unroll 5
                for (int next = 0; next < 5; next++)
#pragma GCC unroll 2
                    for (int age = 0; age < 2; age++)
                        sum[next][age] += moves[from * REGIONS + to + next] * sent[(age * REGIONS + from) * 2 + half];
            for (int next = 0; next < 5; next++)
                for (int age = 0; age < 2; age++) arrivals[(age * REGIONS + to + next) * 2 + half] = sum[next][age];
        }
}

// The model's own series, so that both do the same work.
static four exponential(four x) {
    const four shifted = x * 1.4426950408889634 + 6755399441055744.0, k = shifted - 6755399441055744.0;
    const four r = (x - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10;
    const four r2 = r * r, r4 = r2 * r2;
    const four low = (r * (1.0 / 120) + 1.0 / 24) * r2 + (r * (1.0 / 6) + 0.5);
    const four middle = (r * (1.0 / 362880) + 1.0 / 40320) * r2 + (r * (1.0 / 5040) + 1.0 / 720);
    const four high = (r * (1.0 / 6227020800) + 1.0 / 479001600) * r2 + (r * (1.0 / 39916800) + 1.0 / 3628800);
    const four value = (((high * r4 + middle) * r4 + low) * r2 + r) + 1.0;
    return (four)((fourBits)value + ((fourBits)shifted << 52));
}

static four logarithm(four x) {
    const fourBits bits = (fourBits)x, k = (bits - 0x3fe6a09e00000000) >> 52;
    const four f = (four)(bits - (k << 52)) - 1.0;
    const four exponent = (four)(k + 0x4338000000000000) - 6755399441055744.0;
    const four s = f / (2.0 + f), z = s * s, w = z * z;
    const four even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    const four odd = 2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860510658591e-01);
    const four series = even + z * (6.666666666666735130e-01 + w * odd), half = 0.5 * f * f;
    return exponent * 6.93147180369123816490e-01
        - ((half - (s * (half + series) + exponent * 1.90821492927058770002e-10)) - f);
}

int main(void) {
    four *people = aligned_alloc(64, sizeof(four) * 2 * REGIONS * AGES);
    four *arrivals = aligned_alloc(64, sizeof(four) * 2 * REGIONS * AGES);
    four *curves = aligned_alloc(64, sizeof(four) * 2 * CURVES);
    static double moves[REGIONS * REGIONS];
    if (!people || !arrivals || !curves) return 1;
    for (int i = 0; i < 2 * REGIONS * AGES; i++) people[i] = all(1000 + i);
    for (int i = 0; i < REGIONS * REGIONS; i++) moves[i] = 1e-5 * (i % 37);
    for (int i = 0; i < 2 * CURVES; i++) curves[i] = all(0.5 + 1e-4 * i);
    double best = 0, shortest = 1e9, curve = 1e9, seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
        if (round % 10 == 0) best = fmax(best, peak());
        double start = seconds();
        for (int age = 0; age < AGES; age += 2)
            distribute(people + age * REGIONS * 2, arrivals + age * REGIONS * 2, moves);
        shortest = fmin(shortest, seconds() - start);
        start = seconds();
        for (int i = 0; i < 2 * CURVES; i += 4) {
            for (int next = 0; next < 2; next++) curves[i + next] = exponential(curves[i + next] * -0.5);
            for (int next = 2; next < 4; next++) curves[i + next] = 1.0 + logarithm(curves[i + next]);
        }
        curve = fmin(curve, seconds() - start);
        seen += arrivals[round][0] + curves[round][0];
    }
    fprintf(stderr, "%s", seen > 0 ? "" : "no result\n");
    printf("%.1f %.1f %.1f\n", best, shortest * 1e6, curve * 1e6);
    return 0;
}

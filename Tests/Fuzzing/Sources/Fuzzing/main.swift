import CLibFuzzer

// `FUZZ_TARGET=html Fuzzing [libFuzzer's options] [folders]`: lets libFuzzer look for bytes that break one entry point.
// The target stands in the environment, because libFuzzer starts this program again when it makes a finding smaller.

let target = FuzzTarget.chosen
var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
print("Fuzzing \(target.rawValue)")

_ = LLVMFuzzerRunDriver(&count, &arguments) { start, count in
    FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

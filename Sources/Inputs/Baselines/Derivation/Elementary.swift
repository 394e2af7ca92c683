import Modelling
import Reading

// The model's own exp, log and power, one number at a time: the C library's differ between processors.

func exp(_ x: Double) -> Double { Modelling.exp(Lanes(repeating: x))[0] }

func log(_ x: Double) -> Double { Modelling.log(Lanes(repeating: x))[0] }

func power(_ x: Double, _ y: Double) -> Double { exp(y * log(x)) }

func squareRoot(_ x: Double) -> Double { x.squareRoot() }

func normalShare(below x: Double) -> Double { Modelling.normalShare(below: Lanes(repeating: x))[0] }

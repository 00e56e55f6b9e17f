module example.com/tidewell/app

go 1.21

require (
	example.com/tidewell/own v0.0.0
	github.com/google/go-cmp v0.6.0
	github.com/pkg/errors v0.9.0
	golang.org/x/text v0.14.0
	rsc.io/quote v1.5.2
)

require rsc.io/sampler v1.3.0 // indirect

replace example.com/tidewell/own => ./own

replace github.com/pkg/errors => github.com/pkg/errors v0.9.1

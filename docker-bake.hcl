# Builds of the image with Buildx: `docker buildx bake` for this machine, `docker buildx bake release --push` for a registry.
# Variables are read from the environment.

variable "VERSION" {
  default = "dev"
}

# The name without a tag, such as registry.example.com/xivo-mock.
variable "IMAGE" {
  default = "xivo-mock"
}

# Comma-separated full names; by default IMAGE with the version and as latest.
variable "TAGS" {
  default = ""
}

# The commit, the time of the build (RFC 3339) and the address of the sources, for the labels.
variable "REVISION" {
  default = ""
}

variable "CREATED" {
  default = ""
}

variable "SOURCE" {
  default = ""
}

group "default" {
  targets = ["local"]
}

target "image" {
  context    = "."
  dockerfile = "Dockerfile"
  args = {
    VERSION  = VERSION
    REVISION = REVISION
    CREATED  = CREATED
    SOURCE   = SOURCE
  }
}

target "local" {
  inherits = ["image"]
  tags     = [IMAGE]
  output   = ["type=docker"]
}

target "release" {
  inherits  = ["image"]
  platforms = ["linux/amd64", "linux/arm64"]
  tags      = split(",", notequal(TAGS, "") ? TAGS : "${IMAGE}:${VERSION},${IMAGE}:latest")
  attest    = ["type=sbom", "type=provenance,mode=max"]
}
